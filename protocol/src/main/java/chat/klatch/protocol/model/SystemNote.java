package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Sparse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of the room that stands in its log as a message: created, renamed, added, … */
public record SystemNote(String kind, @Sparse List<Person> users, @Nullable String value) {
    public SystemNote {
        users = List.copyOf(users);
    }
}
