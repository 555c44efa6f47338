package chat.klatch.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The backups that a place has made of itself, by their names: {@code klatch-2026-03-01T03-00-00Z.backup}, so that what
 * is sorted by name is sorted by time. What goes by another name is left alone, and so is what has a date to come: a
 * clock that was ahead made it, and it would pass for the newest. One that was seen so is left alone ever after. One
 * thread.
 */
final class BackupFolder {
    /** A file as it was when it was looked at: another of its name is another. */
    record Found(Path file, long bytes, FileTime at) {
    }

    private static final Pattern OURS = Pattern.compile("klatch-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.backup");
    /** By so much a clock may be set back without a word. */
    private static final Duration ASKEW = Duration.ofMinutes(5);
    private static final String UNFINISHED = ".klatch-";
    private final Path folder;
    private final Set<String> ahead = new HashSet<>();

    BackupFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Makes the folder where it is missing, for its owner's eyes only. */
    void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /** The name of a backup that is made now. */
    Path named(Instant now) {
        return folder.resolve("klatch-" + now.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-') + ".backup");
    }

    Optional<Found> newest(Instant now) throws IOException {
        var all = all(now);
        return all.isEmpty() ? Optional.empty() : Optional.of(found(all.getFirst()));
    }

    private static Found found(Path file) throws IOException {
        return new Found(file, Files.size(file), Files.getLastModifiedTime(file));
    }

    /** Those that are there, the newest first. */
    private List<Path> all(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var last = named(now.plus(ASKEW)).getFileName().toString();
        try (var files = Files.list(folder)) {
            var names = files.map(file -> file.getFileName().toString()).filter(OURS.asMatchPredicate()).toList();
            names.stream().filter(name -> name.compareTo(last) > 0).forEach(ahead::add);
            return names.stream().filter(name -> !ahead.contains(name)).sorted(Comparator.reverseOrder())
                    .map(folder::resolve).toList();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /** Removes all but the newest so many. */
    void prune(int keep, Instant now) throws IOException {
        var all = all(now);
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            Files.delete(old);
        }
    }

    /** Removes what a process has left that was killed over its work. */
    void clear() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var all = Files.list(folder)) {
            for (Path left : all.filter(one -> one.getFileName().toString().startsWith(UNFINISHED)
                    && Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)).toList()) {
                remove(left);
            }
        }
    }

    private static void remove(Path work) throws IOException {
        try (var files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }
}
