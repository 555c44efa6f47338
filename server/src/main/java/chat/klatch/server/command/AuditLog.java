package chat.klatch.server.command;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Chain;
import chat.klatch.server.audit.Entry;
import chat.klatch.server.audit.Head;
import chat.klatch.server.json.Json;
import chat.klatch.server.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The audit log for those who look after it: all of it, and whether it is what was written. The chain shows what was
 * changed, put in or taken out; what it cannot show, ADR 24 says.
 */
public final class AuditLog {
    /**
     * What was found.
     *
     * @param entries
     *            how many were read before anything was wrong
     * @param digest
     *            that of the last of them; empty where there is none
     * @param fault
     *            what is wrong; null where nothing is
     */
    public record Found(boolean whole, long entries, String digest, @Nullable String fault) {
        private static Found of(Head head, Optional<String> fault) {
            return new Found(fault.isEmpty(), head.number(), head.digest(), fault.orElse(null));
        }

        @Override
        public String toString() {
            return whole
                    ? "The audit log is whole: " + entries + (entries == 1 ? " entry" : " entries")
                            + (entries == 0 ? "." : ", the newest is " + entries + ":" + digest)
                    : "The audit log is not what was written: " + fault + ".";
        }
    }

    private static final int AT_ONCE = 500;
    private final Json json = new Json();
    private final @Nullable Head seen;

    /**
     * @param seen
     *            the newest entry that an earlier look has named, which must stand where it stood; null for none
     */
    public AuditLog(@Nullable Head seen) {
        this.seen = seen;
    }

    /** Hands every entry to {@code taker}, in order, until that has something to say; says that. */
    public static Optional<String> each(Database database, Function<Entry, Optional<String>> taker) {
        long last = 0;
        List<Entry> next;
        do {
            long from = last;
            next = database.read(handle -> Audit.after(handle, from, AT_ONCE));
            for (Entry entry : next) {
                var said = taker.apply(entry);
                if (said.isPresent()) {
                    return said;
                }
                last = entry.number();
            }
        } while (next.size() == AT_ONCE);
        return Optional.empty();
    }

    /** Looks at a place's log, up to where it ended when the look began. */
    public Found check(Database database) {
        var end = database.read(Audit::head);
        var chain = new Chain();
        var fault = each(database, entry -> chain.head().number() == end.number()
                ? Optional.of("")
                : take(chain, entry)).filter(said -> !said.isEmpty());
        return Found.of(chain.head(), fault.or(() -> cut(chain.head(), end)).or(() -> unseen(chain.head())));
    }

    private static Optional<String> cut(Head found, Head end) {
        if (found.number() < end.number()) {
            return Optional.of("entry " + (found.number() + 1) + " and all after it are missing; there were "
                    + end.number());
        }
        return found.equals(end) ? Optional.empty() : Optional.of("its end is another than it says of itself");
    }

    /** Looks at what {@code klatch audit export --json} wrote, from whatever place. */
    public Found check(Path file) {
        var chain = new Chain();
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var fault = Optional.<String>empty();
            for (String line = lines.readLine(); line != null && fault.isEmpty(); line = lines.readLine()) {
                fault = take(chain, line);
            }
            return Found.of(chain.head(), fault.or(() -> unseen(chain.head())));
        } catch (IOException refused) {
            throw NotDone.because(file + " cannot be read", refused);
        }
    }

    private Optional<String> take(Chain chain, String line) {
        try {
            return take(chain, json.read(line, Entry.class));
        } catch (Malformed | Invalid _) {
            return Optional.of("line " + (chain.head().number() + 1) + " is no entry");
        }
    }

    private Optional<String> take(Chain chain, Entry entry) {
        return chain.next(entry).or(() -> seen != null && entry.number() == seen.number()
                && !entry.digest().equals(seen.digest())
                        ? Optional.of("entry " + entry.number() + " is another than was seen")
                        : Optional.empty());
    }

    private Optional<String> unseen(Head found) {
        return seen != null && found.number() < seen.number()
                ? Optional.of("entry " + seen.number() + ", which was seen, is not there")
                : Optional.empty();
    }
}
