package chat.klatch.client.i18n;

import chat.klatch.protocol.model.BackupTrouble;

/** What is said of a place's backups. */
public final class BackupTexts {
    public static final String BACKUPS = "Backups";
    public static final String ABOUT = "Copies that this place makes of itself.";
    public static final String GOOD = "Good";
    public static final String BAD = "Not good";
    public static final String OFF = "Not set up";
    public static final String HOW = "This place makes no backups of itself. Whoever runs it can say where they"
            + " go, with the setting KLATCH_BACKUP_FOLDER. A place in PostgreSQL is backed up by PostgreSQL’s own tools.";
    public static final String UNKNOWN = "How the backups stand can’t be seen right now.";

    private BackupTexts() {
    }

    /** What is wrong with the backups, and what becomes of it. */
    public static String trouble(BackupTrouble trouble) {
        return switch (trouble) {
            case MISSING -> "There is no backup yet.";
            case DAMAGED -> "The newest backup cannot be restored.";
            case LATE -> "No backup was made for too long.";
            case FAILED -> "The last backup failed. The server’s log says why.";
        };
    }

    /** The newest backup that can be restored. */
    public static String newest(String moment, long messages, long megabytes) {
        return "The newest one that was restored for a try: " + moment + ", " + messages + " messages, " + megabytes
                + " MB.";
    }
}
