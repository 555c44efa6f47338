package chat.klatch.server.relay;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.presence.Presence;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Note;
import chat.klatch.server.unread.Unread;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be done here of what another node has changed: it is read again, and told to whoever is connected here.
 */
public final class Elsewhere {
    private final Rooms rooms;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Unread unread;
    private final Hub hub;
    private final Presence presence;

    public Elsewhere(Rooms rooms, Accounts accounts, Sessions sessions, Unread unread, Hub hub,
            Presence presence) {
        this.presence = presence;
        this.rooms = rooms;
        this.accounts = accounts;
        this.sessions = sessions;
        this.unread = unread;
        this.hub = hub;
    }

    /** What {@code node} has told. Blocks while it reads. */
    void heed(String node, Note note) {
        switch (note) {
            case Note.OfRoom it -> rooms.heed(it);
            case Note.Marker it -> unread.heed(it.user(), it.room());
            case Note.Profile it -> accounts.heedProfile(it.user());
            case Note.Settings it -> accounts.heedSettings(it.user());
            case Note.SessionEnded it -> sessions.heedEnded(it.session());
            case Note.SessionsEnded _ -> sessions.heedEnded(hub.sessions());
            case Note.Presence it -> presence.elsewhere(node, it.user(), it.status() == null
                    ? null
                    : status(it.status()));
            case Note.Wrong it -> accounts.heedWrong(it.name(), it.here());
            case Note.SignUp it -> accounts.heedSignUp(it.address());
            case Note.Typing it -> presence.typesElsewhere(it.room(), new Person(it.user(), it.name()));
        }
    }

    /** These are all who are connected to {@code node}. */
    void there(String node, Map<UserId, String> users) {
        var seen = new HashMap<UserId, chat.klatch.protocol.model.Presence>();
        users.forEach((user, status) -> seen.put(user, status(status)));
        presence.elsewhere(node, seen);
    }

    private static chat.klatch.protocol.model.Presence status(String word) {
        return chat.klatch.protocol.model.Presence.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
