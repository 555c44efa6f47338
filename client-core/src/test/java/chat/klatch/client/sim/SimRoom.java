package chat.klatch.client.sim;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A room as PROTOCOL.md means it, with no thought for speed. */
public final class SimRoom {
    private final RoomId id;
    private final Map<Long, List<Message>> changes = new HashMap<>();
    private final TreeMap<Long, Message> state = new TreeMap<>();
    private long rev;
    private final Map<String, Long> keys = new HashMap<>();
    private final Map<UserId, Long> markers = new HashMap<>();

    public SimRoom(RoomId id) {
        this.id = id;
    }

    public RoomId id() {
        return id;
    }

    public long rev() {
        return rev;
    }

    /** The newest message, notices too. */
    public long newest() {
        return state.isEmpty() ? 0 : state.lastKey();
    }

    private Message take(Message change) {
        rev = change.rev();
        changes.computeIfAbsent(change.seq(), seq -> new ArrayList<>()).add(change);
        state.put(change.seq(), change);
        return change;
    }

    public Message say(User author, MessageKey key, String text, long at, User... mentioned) {
        long seq = rev() + 1;
        keys.put(author.id() + " " + key, seq);
        return take(Said.mentioning(Message.said(seq, Said.person(author), key, text, at, null), mentioned));
    }

    public Message notice(Person by, long at) {
        long seq = rev() + 1;
        return take(new Message(seq, seq, by, null, "", at, null, null, null, null, List.of(), List.of(), List.of(),
                false, new SystemNote("topic", List.of(), "of the day")));
    }

    public Message edit(long seq, String text, User... mentioned) {
        return take(Said.mentioning(Said.edited(state.get(seq), rev() + 1, text), mentioned));
    }

    public Message delete(long seq) {
        return take(Said.deleted(state.get(seq), rev() + 1));
    }

    /** An edit as a client asks for it; edits have times of their own, by their revs. */
    SimServer.Outcome edit(User user, Edit edit) {
        var now = state.get(edit.seq());
        if (now == null || now.system() != null || !now.author().id().equals(user.id())) {
            return SimServer.Outcome.CONFLICT;
        }
        if (now.deletedAt() == null && now.text().equals(edit.text())) {
            return SimServer.Outcome.DONE;
        }
        long base = now.editedAt() == null ? 0 : now.editedAt();
        if (now.deletedAt() != null || edit.base() != null && edit.base() != base) {
            return SimServer.Outcome.CONFLICT;
        }
        edit(edit.seq(), edit.text());
        return SimServer.Outcome.DONE;
    }

    SimServer.Outcome delete(User user, Delete delete) {
        var now = state.get(delete.seq());
        if (now == null || now.system() != null || !now.author().id().equals(user.id())) {
            return SimServer.Outcome.CONFLICT;
        }
        if (now.deletedAt() == null) {
            delete(delete.seq());
        }
        return SimServer.Outcome.DONE;
    }

    SimServer.Outcome react(User user, React react) {
        var now = state.get(react.seq());
        if (now == null || now.system() != null) {
            return SimServer.Outcome.CONFLICT;
        }
        var there = now.reactions().stream().filter(one -> one.emoji().equals(react.emoji())).findFirst();
        boolean mine = there.isPresent() && there.get().users().contains(user.id());
        if (mine == react.on()) {
            return SimServer.Outcome.DONE;
        }
        if (now.deletedAt() != null) {
            return SimServer.Outcome.CONFLICT;
        }
        var users = new ArrayList<>(there.map(Reaction::users).orElse(List.of()));
        if (react.on()) {
            users.add(user.id());
        } else {
            users.remove(user.id());
        }
        var reactions = new ArrayList<>(now.reactions());
        var next = new Reaction(react.emoji(), users.size(), users, false);
        if (there.isEmpty()) {
            reactions.add(next);
        } else if (users.isEmpty()) {
            reactions.remove(there.get());
        } else {
            reactions.set(reactions.indexOf(there.get()), next);
        }
        take(Said.reacted(now, rev() + 1, reactions.toArray(Reaction[]::new)));
        return SimServer.Outcome.DONE;
    }

    /** What a client asks for of the log; at most {@code limit}. */
    List<Message> page(History asked, int limit) {
        var seqs = asked.seqs();
        if (asked.before() != null) {
            return before(asked.before(), limit);
        }
        if (asked.after() != null) {
            return state.tailMap(asked.after(), false).values().stream().limit(limit).toList();
        }
        if (asked.around() != null) {
            var older = before(asked.around(), limit / 2);
            return Stream.concat(older.stream(), state.tailMap(asked.around(), true).values().stream()
                    .limit(limit - older.size())).toList();
        }
        return seqs == null
                ? before(Long.MAX_VALUE, limit)
                : state.values().stream().filter(one -> seqs.contains(one.seq())).toList();
    }

    /** Where a key of an author stands already. */
    public @Nullable Long known(User author, MessageKey key) {
        return keys.get(author.id() + " " + key);
    }

    public Message at(long seq) {
        return state.get(seq);
    }

    /** The seqs of messages that may be edited or deleted. */
    public List<Long> living() {
        return state.values().stream().filter(one -> one.system() == null && one.deletedAt() == null)
                .map(Message::seq).toList();
    }

    /** All messages as they are now. */
    public List<Message> messages() {
        return List.copyOf(state.values());
    }

    /** What stood at {@code seq} when the room was at {@code rev}. */
    public Message at(long seq, long rev) {
        return changes.get(seq).stream().filter(change -> change.rev() <= rev).reduce((one, next) -> next)
                .orElseThrow();
    }

    public List<Message> changedSince(long rev) {
        return state.values().stream().filter(one -> one.rev() > rev).toList();
    }

    /** The newest {@code limit} before {@code seq}, ascending. */
    public List<Message> before(long seq, int limit) {
        var older = List.copyOf(state.headMap(seq).values());
        return older.subList(Math.max(0, older.size() - limit), older.size());
    }

    public long marker(User user) {
        return markers.getOrDefault(user.id(), 0L);
    }

    public void read(User user, long seq, boolean back) {
        long wanted = Math.min(seq, newest());
        markers.put(user.id(), back ? wanted : Math.max(marker(user), wanted));
    }

    public int unread(User user) {
        return Math.min(Limits.UNREAD_COUNTED, counting(user).size());
    }

    public int mentions(User user) {
        return Math.toIntExact(counting(user).stream().filter(one -> one.mentions().contains(user.id())).count());
    }

    private List<Message> counting(User user) {
        return state.tailMap(marker(user), false).values().stream()
                .filter(one -> one.deletedAt() == null && one.system() == null && !one.author().id().equals(user.id()))
                .toList();
    }
}
