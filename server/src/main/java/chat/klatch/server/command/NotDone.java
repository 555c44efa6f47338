package chat.klatch.server.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A command did nothing; the message is a sentence for the operator. */
public final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotDone(String sentence) {
        super(sentence);
    }

    NotDone(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The folder holds no place. */
    public static NotDone noPlace(Path data) {
        return new NotDone("There is no Klatch in " + data + ": set KLATCH_DATA to the folder of one.");
    }

    /** {@code what} was tried with a file, and the system refused it. */
    static NotDone because(String what, IOException refused) {
        return new NotDone(what + ": " + reason(refused) + ".", refused);
    }

    private static String reason(IOException refused) {
        return switch (refused) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case FileAlreadyExistsException there -> "there is a " + there.getFile() + " already";
            case FileSystemException other -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(refused.getMessage());
        };
    }
}
