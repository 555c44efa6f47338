package chat.klatch.server;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.command.NotDone;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Ids;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rooms that have a name. */
@Command(name = "room", mixinStandardHelpOptions = true, description = {
        "Rooms that have a name, private ones too; direct ones are their people's.",
        "A server may run meanwhile: it acts on what has changed within a second."})
final class RoomCommand {
    private record All(List<Rooms.Filed> rooms) {
    }

    private record One(Rooms.Filed room) {
    }

    private final Desk desk;

    RoomCommand(Desk desk) {
        this.desk = desk;
    }

    private <T> T with(Function<Rooms, T> work) throws IOException {
        return desk.with(database -> {
            try (var backstage = new Backstage(database, new Ids(new SecureRandom()), desk.clock())) {
                return work.apply(backstage.rooms());
            }
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the rooms, by name.")
    void list(@Option(names = "--json", description = "for programs") boolean json) throws IOException {
        desk.say(json, new All(with(Rooms::all)), RoomCommand::table);
    }

    private static String table(All all) {
        var table = new Columns("ID", "KIND", "STATE", "MEMBERS", "NAME");
        all.rooms.forEach(room -> table.row(room.id().value(), room.kind().name().toLowerCase(Locale.ROOT),
                room.archived() ? "archived" : "open", Integer.toString(room.members()), room.name()));
        return table.toString();
    }

    @Command(mixinStandardHelpOptions = true, description = "Puts a room into the archive: it can be read, and nothing is said there any more.")
    void archive(
            @Parameters(paramLabel = "ROOM", description = "its id, or its name where no other has it") String room,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        file(room, true, json, " is archived.");
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes a room out of the archive.")
    void unarchive(
            @Parameters(paramLabel = "ROOM", description = "its id, or its name where no other has it") String room,
            @Option(names = "--json", description = "for programs") boolean json) throws IOException {
        file(room, false, json, " is out of the archive.");
    }

    private void file(String named, boolean away, boolean json, String done) throws IOException {
        var filed = with(rooms -> {
            var room = find(rooms.all(), named);
            rooms.file(room.id(), away);
            return rooms.all().stream().filter(one -> one.id().equals(room.id())).findFirst().orElseThrow(
                    Refused::notFound);
        });
        desk.say(json, new One(filed), one -> one.room.name() + done);
    }

    private static Rooms.Filed find(List<Rooms.Filed> rooms, String named) {
        var found = rooms.stream().filter(room -> room.id().value().equals(named)).toList();
        if (found.isEmpty()) {
            found = rooms.stream().filter(room -> room.name().equals(named)).toList();
        }
        if (found.isEmpty()) {
            throw new Refused(ErrorCode.NOT_FOUND, "There is no room " + named + ".");
        }
        if (found.size() > 1) {
            throw new NotDone("Several rooms are called " + named + ": say which by its id ("
                    + found.stream().map(room -> room.id().value()).collect(Collectors.joining(", ")) + ").");
        }
        return found.getFirst();
    }
}
