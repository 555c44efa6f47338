package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/**
 * What is wrong with a place's backups: there is none, the newest cannot be restored or is old, the last try failed.
 */
public enum BackupTrouble {
    MISSING, DAMAGED, LATE, @Otherwise
    FAILED
}
