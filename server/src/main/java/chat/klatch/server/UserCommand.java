package chat.klatch.server;

import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.call.UserAnswer;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.User;
import chat.klatch.server.accounts.Roster;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People and their accounts. */
@Command(name = "user", mixinStandardHelpOptions = true, description = {"People and their accounts.",
        "A server may run meanwhile: it acts on what has changed within a second."})
final class UserCommand {
    private record All(List<Roster.Listed> users) {
    }

    private final Desk desk;

    UserCommand(Desk desk) {
        this.desk = desk;
    }

    private Roster roster(Database database) {
        return new Roster(database, desk.clock());
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Makes an account, whatever the place says of signing up.",
            "The password is asked for, or read as one line from standard input. The very first account owns the place."})
    void add(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--name", paramLabel = "NAME", description = "what others call them; the username where it is not said") @Nullable String called,
            @Option(names = "--role", paramLabel = "ROLE", defaultValue = "member", description = "owner, admin or member (${DEFAULT-VALUE})") PlaceRole role,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var password = desk.password("Password of " + name);
            var ids = new Ids(new SecureRandom());
            try (var backstage = new Backstage(database, ids, desk.clock())) {
                var user = roster(database).add(backstage.rooms(), ids, name, called, role, password);
                return told(json, user, user.username() + " has an account now, as " + word(user.role()) + ".");
            }
        });
    }

    private User told(boolean json, User user, String sentence) {
        desk.say(json, new UserAnswer(user), _ -> sentence);
        return user;
    }

    private static String word(PlaceRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists all accounts, by username.")
    void list(@Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.say(json, new All(desk.with(database -> roster(database).all())), UserCommand::table);
    }

    private static String table(All all) {
        var table = new Columns("USERNAME", "ROLE", "STATE", "SESSIONS", "SEEN", "NAME");
        all.users.forEach(user -> table.row(user.username(), word(user.role()), user.disabled() ? "disabled" : "active",
                Integer.toString(user.sessions()),
                user.seenAt() == null ? "-" : Instant.ofEpochMilli(user.seenAt()).toString(), user.name()));
        return table.toString();
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes an account out of use, and ends its sessions.")
    void disable(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var user = roster(database).change(name, new AccountPatch(null, true));
            return told(json, user, user.username() + " is disabled, and signed out everywhere.");
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes an account into use again.")
    void enable(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var user = roster(database).change(name, new AccountPatch(null, false));
            return told(json, user, user.username() + " may sign in again.");
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Gives somebody another role in the place.")
    void role(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Parameters(paramLabel = "ROLE", description = "owner, admin or member") PlaceRole role,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var user = roster(database).change(name, new AccountPatch(role, null));
            return told(json, user, user.username() + " is " + word(user.role()) + " of the place now.");
        });
    }

    @Command(name = "reset-password", mixinStandardHelpOptions = true, description = {
            "Sets somebody's password, and signs them out everywhere.",
            "It is asked for, or read as one line from standard input. The server may run meanwhile."})
    void resetPassword(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var user = roster(database).setPassword(name, desk.password("New password of " + name));
            return told(json, user, user.username() + " has a new password, and is signed out everywhere.");
        });
    }

    @Command(name = "reset-second-factor", mixinStandardHelpOptions = true, description = {
            "Lets somebody in by their password alone, who has lost their app or passkey, and their recovery codes.",
            "They stay signed in where they are. Be sure first that it is they who ask."})
    void resetSecondFactor(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var user = roster(database).resetSecondFactor(name);
            return told(json, user, user.username() + " is asked for nothing after their password any more.");
        });
    }

    @Command(name = "remove-passkeys", mixinStandardHelpOptions = true, description = {
            "Lets somebody in by none of their passkeys any more, as when a device of theirs was lost.",
            "They stay signed in where they are; klatch session revoke ends that."})
    void removePasskeys(@Parameters(paramLabel = "NAME", description = "their username") String name,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.with(database -> {
            var removed = roster(database).removePasskeys(name);
            desk.say(json, removed, _ -> name.toLowerCase(Locale.ROOT) + " comes in by no passkey any more: "
                    + removed.removed() + (removed.removed() == 1 ? " was" : " were") + " removed."
                    + (removed.asked() ? " After their password they are asked for a recovery code." : ""));
            return removed;
        });
    }
}
