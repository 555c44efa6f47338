package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.BackupTrouble;
import org.jspecify.annotations.Nullable;

/**
 * How the backups stand that a place makes of itself.
 *
 * @param scheduled
 *            whether it makes any
 * @param trouble
 *            what is wrong; absent where all is well
 * @param takenAt
 *            when the newest was taken that was restored for a try; absent where there is none
 * @param bytes
 *            its size
 * @param messages
 *            how many it holds
 */
@Wire
public record Backups(boolean scheduled, @Nullable BackupTrouble trouble, @Nullable Long takenAt, @Nullable Long bytes,
        @Nullable Long messages) {
    /** Of a place that makes none. */
    public static final Backups UNSCHEDULED = new Backups(false, null, null, null, null);

    public Backups {
        Limits.ifGiven("takenAt", takenAt);
        Limits.ifGiven("bytes", bytes);
        Limits.ifGiven("messages", messages);
    }
}
