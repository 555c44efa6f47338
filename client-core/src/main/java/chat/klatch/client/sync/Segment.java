package chat.klatch.client.sync;

import chat.klatch.protocol.model.Message;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a room that lie together without a gap; whether more of them exist before the first and after the last. A
 * message replaces what stands at its seq only with a higher rev. One thread.
 */
final class Segment {
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private boolean more;
    private boolean newer;

    /** Begins anew, with nothing. */
    void begin(boolean olderExist) {
        messages.clear();
        more = olderExist;
        newer = false;
    }

    /** Takes a change of what lies here, or what is new at an open end; says nothing to what lies elsewhere. */
    void apply(Message message) {
        long seq = message.seq();
        boolean before = more && (messages.isEmpty() || seq < first());
        boolean after = newer && (messages.isEmpty() || seq > last());
        if (!before && !after) {
            put(message);
        }
    }

    /** Takes what is known to lie beside what is here, or in it. */
    void put(Message message) {
        var known = messages.get(message.seq());
        if (known == null || known.rev() < message.rev()) {
            messages.put(message.seq(), message);
        }
    }

    void putAll(Collection<Message> page) {
        page.forEach(this::put);
    }

    /** Drops the oldest until so many are left. */
    void keepNewest(int most) {
        while (messages.size() > most) {
            messages.pollFirstEntry();
            more = true;
        }
    }

    /** Drops the newest until so many are left. */
    void keepOldest(int most) {
        while (messages.size() > most) {
            messages.pollLastEntry();
            newer = true;
        }
    }

    void more(boolean olderExist) {
        more = olderExist;
    }

    void newer(boolean newerExist) {
        newer = newerExist;
    }

    boolean more() {
        return more;
    }

    boolean newer() {
        return newer;
    }

    @Nullable
    Message at(long seq) {
        return messages.get(seq);
    }

    Collection<Message> all() {
        return messages.values();
    }

    int size() {
        return messages.size();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    long first() {
        return messages.firstKey();
    }

    long last() {
        return messages.lastKey();
    }

    /** Whether nothing lies between this one and {@code later}, as far as both know. */
    boolean reaches(Segment later) {
        return !messages.isEmpty() && !later.messages.isEmpty() && last() >= later.first();
    }
}
