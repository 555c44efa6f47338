package chat.klatch.server.storage;

/** The database could not do what was asked; nothing of the transaction was stored. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
