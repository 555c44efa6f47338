package chat.klatch.server;

import chat.klatch.server.audit.Entry;
import chat.klatch.server.audit.Head;
import chat.klatch.server.command.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What was done by the power over the place. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "What owners, admins and commands have done here.")
final class AuditCommand {
    /** Reads what {@code verify} says of the newest entry. */
    static final class Seen implements ITypeConverter<Head> {
        @Override
        public Head convert(String written) {
            int colon = written.indexOf(':');
            try {
                return new Head(Long.parseLong(written.substring(0, Math.max(colon, 0))),
                        written.substring(colon + 1));
            } catch (NumberFormatException _) {
                throw new TypeConversionException("'" + written + "' is not NUMBER:DIGEST");
            }
        }
    }

    private final Desk desk;

    AuditCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(mixinStandardHelpOptions = true, description = {"Prints every entry of the audit log, the oldest first.",
            "With --json one object a line, which klatch audit verify FILE can check anywhere."})
    void export(@Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> AuditLog.each(database, entry -> {
            desk.say(json, entry, AuditCommand::line);
            return Optional.empty();
        }));
    }

    private static String line(Entry entry) {
        return (entry.number() + "  " + Instant.ofEpochMilli(entry.at()) + "  " + entry.actorName() + "  "
                + entry.deed() + "  " + (entry.subjectName().isEmpty() ? entry.subject() : entry.subjectName()) + "  "
                + entry.value()).strip();
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Looks whether the audit log is what was written: that no entry was changed, put in or taken out.",
            "What it says of the newest entry, kept elsewhere, shows with --seen also whether all was written anew."})
    int verify(
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "what klatch audit export --json wrote, instead of this place's log") @Nullable Path file,
            @Option(names = "--seen", paramLabel = "NUMBER:DIGEST", converter = Seen.class, description = "an entry that an earlier look has named") @Nullable Head seen,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        var log = new AuditLog(seen);
        var found = file == null ? desk.with(log::check) : log.check(file);
        desk.say(json, found, AuditLog.Found::toString);
        return found.whole() ? KlatchCommand.DONE : KlatchCommand.NOT_DONE;
    }
}
