package chat.klatch.server.command;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an operator wants of a place's own backups.
 *
 * @param folder
 *            where they go; of this place alone
 * @param keep
 *            how many of them stay
 */
public record BackupPlan(Path folder, Duration every, int keep) {
}
