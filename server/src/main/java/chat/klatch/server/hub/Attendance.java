package chat.klatch.server.hub;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which members of each room are connected here, kept so that neither a join nor a message asks the database who they
 * are. Read once for each user that comes, by the first of their connections that can, then told of every change. Any
 * number of threads.
 */
final class Attendance {
    /** The rooms of one connected user; {@code changes} tells whether what was read is already old. */
    private static final class Belonging {
        private final Set<RoomId> rooms = new HashSet<>();
        private int changes;
        private boolean gone;
        private boolean read;
    }

    private static final int READS = 5;
    private final Members members;
    private final Map<UserId, Belonging> present = new ConcurrentHashMap<>();
    private final Map<RoomId, Set<UserId>> here = new ConcurrentHashMap<>();

    Attendance(Members members) {
        this.members = members;
    }

    /** A user has come; {@link #read} follows. */
    void arrive(UserId user) {
        present.putIfAbsent(user, new Belonging());
    }

    /** Reads where a user belongs; again where that changed meanwhile, and after a few times what is told suffices. */
    void read(UserId user) {
        var belonging = present.get(user);
        if (belonging == null) {
            return;
        }
        for (int reads = 0; reads < READS; reads++) {
            int before;
            synchronized (belonging) {
                if (belonging.read) {
                    return;
                }
                before = belonging.changes;
            }
            settle(user, belonging, before, members.rooms(user), reads == READS - 1);
        }
    }

    private void settle(UserId user, Belonging belonging, int before, Set<RoomId> rooms, boolean last) {
        synchronized (belonging) {
            belonging.read |= last;
            if (belonging.changes != before) {
                return;
            }
            belonging.read = true;
            if (!belonging.gone) {
                rooms.forEach(room -> enter(room, user, belonging));
                Set.copyOf(belonging.rooms).stream().filter(room -> !rooms.contains(room))
                        .forEach(room -> exit(room, user, belonging));
            }
        }
    }

    /** Nobody of this user is connected any more. */
    void depart(UserId user) {
        var belonging = present.remove(user);
        if (belonging != null) {
            synchronized (belonging) {
                belonging.gone = true;
                Set.copyOf(belonging.rooms).forEach(room -> exit(room, user, belonging));
            }
        }
    }

    void admit(RoomId room, UserId user) {
        var belonging = present.get(user);
        if (belonging != null) {
            synchronized (belonging) {
                belonging.changes++;
                if (!belonging.gone) {
                    enter(room, user, belonging);
                }
            }
        }
    }

    /** How often it was told that this user's rooms changed; for {@link #admit(RoomId, UserId, int)}. */
    int changes(UserId user) {
        var belonging = present.get(user);
        if (belonging == null) {
            return 0;
        }
        synchronized (belonging) {
            return belonging.changes;
        }
    }

    /** The same, unless the user's rooms have changed since: then what was read meanwhile may be old. */
    void admit(RoomId room, UserId user, int since) {
        var belonging = present.get(user);
        if (belonging != null) {
            synchronized (belonging) {
                if (belonging.changes == since && !belonging.gone) {
                    enter(room, user, belonging);
                }
            }
        }
    }

    void dismiss(RoomId room, UserId user) {
        var belonging = present.get(user);
        if (belonging != null) {
            synchronized (belonging) {
                belonging.changes++;
                exit(room, user, belonging);
            }
        }
    }

    private void enter(RoomId room, UserId user, Belonging belonging) {
        if (belonging.rooms.add(room)) {
            here.compute(room, (_, users) -> {
                var all = users == null ? ConcurrentHashMap.<UserId>newKeySet() : users;
                all.add(user);
                return all;
            });
        }
    }

    private void exit(RoomId room, UserId user, Belonging belonging) {
        if (belonging.rooms.remove(room)) {
            here.computeIfPresent(room, (_, users) -> {
                users.remove(user);
                return users.isEmpty() ? null : users;
            });
        }
    }

    /** The room's members that are connected; a live view. */
    Set<UserId> here(RoomId room) {
        return here.getOrDefault(room, Set.of());
    }

    boolean belongs(UserId user, RoomId room) {
        return here(room).contains(user);
    }
}
