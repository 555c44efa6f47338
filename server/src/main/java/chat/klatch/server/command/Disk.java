package chat.klatch.server.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that outlive a loss of power. */
final class Disk {
    private Disk() {
    }

    /** Gives a finished file its name, where none has it yet, so that after this both are on disk. */
    static void settle(Path finished, Path name) throws IOException {
        force(finished, StandardOpenOption.WRITE);
        Files.move(finished, name); // over nothing: it fails where there is one
        force(folderOf(name), StandardOpenOption.READ);
    }

    /** The folder in which a file is, or is to be. */
    static Path folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder; // the root is in itself
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
