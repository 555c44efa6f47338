package chat.klatch.server;

import chat.klatch.protocol.model.SessionId;
import chat.klatch.server.accounts.Roster;
import chat.klatch.server.accounts.Sessions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where people are signed in. */
@Command(name = "session", mixinStandardHelpOptions = true, description = "Where people are signed in.")
final class SessionCommand {
    private record One(SessionId id, long createdAt, long seenAt, String agent) {
        static One of(Sessions.Device device) {
            return new One(device.id(), device.createdAt().toEpochMilli(), device.seenAt().toEpochMilli(),
                    device.agent());
        }
    }

    private record All(List<One> sessions) {
    }

    private record Ended(String username, int revoked) {
    }

    private final Desk desk;

    SessionCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists where somebody is signed in, the latest seen first.")
    void list(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        var sessions = desk.with(database -> new Roster(database, desk.clock()).sessions(name));
        desk.say(json, new All(sessions.stream().map(One::of).toList()), SessionCommand::table);
    }

    private static String table(All all) {
        var table = new Columns("ID", "SINCE", "SEEN", "PROGRAM");
        all.sessions.forEach(one -> table.row(one.id.value(), Instant.ofEpochMilli(one.createdAt).toString(),
                Instant.ofEpochMilli(one.seenAt).toString(), one.agent));
        return table.toString();
    }

    @Command(mixinStandardHelpOptions = true, description = {"Signs somebody out: everywhere, or where ID says.",
            "A server that runs meanwhile closes their sockets within a second."})
    void revoke(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Parameters(paramLabel = "ID", arity = "0..1", description = "one session, as klatch session list names it") @Nullable String id,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        var session = id == null ? null : new SessionId(id);
        int ended = desk.with(database -> new Roster(database, desk.clock()).revoke(name, session));
        desk.say(json, new Ended(name, ended), one -> one.username + " is signed out of "
                + (one.revoked == 1 ? "one session." : one.revoked + " sessions."));
    }
}
