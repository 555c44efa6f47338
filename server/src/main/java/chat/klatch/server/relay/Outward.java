package chat.klatch.server.relay;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.presence.Presence.Signals;
import chat.klatch.server.storage.Connected;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import chat.klatch.server.storage.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is here, who types, and what is counted for the whole place, as other nodes hear it: at once by hints, and with
 * the next sign of life, for no hint is sure to arrive. That sign is given here too: any transaction of ours is one.
 * Any number of threads.
 */
final class Outward implements Signals, Accounts.Tries {
    private static final int TRIES = 1_000;

    private record Typist(RoomId room, UserId user) {
    }

    private final Postgres database;
    private final Relay relay;
    private Map<UserId, Optional<String>> present = new HashMap<>();
    private Map<Typist, String> typing = new HashMap<>();
    private List<Note> tries = new ArrayList<>();
    private long passed;
    private long counted;

    Outward(Postgres database, Relay relay) {
        this.database = database;
        this.relay = relay;
    }

    @Override
    public synchronized void present(Map<UserId, Optional<Presence>> changed) {
        var words = new HashMap<UserId, Optional<String>>();
        changed.forEach((user, status) -> words.put(user,
                status.map(one -> one.name().toLowerCase(Locale.ROOT))));
        present.putAll(words);
        pass(words);
    }

    private void pass(Map<UserId, Optional<String>> words) {
        passes(words.entrySet().stream()
                .map(one -> new Note.Presence(one.getKey(), one.getValue().orElse(null)).line()).toList());
    }

    @Override
    public synchronized void typed(RoomId room, Person person) {
        passes(List.of(new Note.Typing(room, person.id(), person.name()).line()));
        if (!relay.carries()) {
            typing.put(new Typist(room, person.id()), person.name());
        }
    }

    @Override
    public synchronized void spoke(RoomId room, UserId author) {
        typing.remove(new Typist(room, author));
    }

    @Override
    public synchronized void wrongPassword(String name, String here) {
        tried(new Note.Wrong(name, here, ++counted));
    }

    @Override
    public synchronized void signUp(String address) {
        tried(new Note.SignUp(address, ++counted));
    }

    private void tried(Note.Counted once) {
        passes(List.of(once.line()));
        if (tries.size() < TRIES) {
            tries.add(once);
        }
    }

    /** Numbered by themselves, so that what comes late says nothing that is no more. */
    private void passes(List<String> lines) {
        relay.publish(new Hint(new News.Item(database.node(), ++passed, lines), Hint.PASSING).text());
    }

    /** Gives a sign of life, with what is still to be told: all of this node's own, so it waits for no other. */
    void live() {
        Map<UserId, Optional<String>> changed;
        List<Note> moments;
        synchronized (this) {
            changed = present;
            present = new HashMap<>();
            moments = new ArrayList<>(tries);
            typing.forEach((typist, name) -> moments.add(new Note.Typing(typist.room, typist.user, name)));
            tries = new ArrayList<>();
            typing = new HashMap<>();
        }
        try {
            database.<Object>writeRooms(Set.of(), handle -> {
                Connected.change(handle, database.node(), changed);
                moments.forEach(note -> News.tell(handle, note));
                return handle;
            });
            tellAgain(changed.keySet());
        } catch (RuntimeException lost) {
            synchronized (this) {
                changed.forEach(present::putIfAbsent); // the rest is news of a moment only
            }
            throw lost;
        }
    }

    /** What has changed while an older state of it was on its way, which others have heard last. */
    private synchronized void tellAgain(Set<UserId> users) {
        var later = new HashMap<>(present);
        later.keySet().retainAll(users);
        if (!later.isEmpty()) {
            pass(later);
        }
    }

    /** Forgets, for all nodes, what nobody asks for any more. */
    void tidy() {
        database.<Object>writeRooms(Set.of(), handle -> {
            News.forgetOld(handle);
            Connected.forgetOld(handle);
            return handle;
        });
    }
}
