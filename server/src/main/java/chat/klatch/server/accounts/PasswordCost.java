package chat.klatch.server.accounts;

/**
 * What one guess at a password costs: Argon2id's memory and passes (RFC 9106). A password that was stored at another
 * cost stays good.
 *
 * @param memoryKib
 *            at least 8
 * @param passes
 *            at least 1
 */
public record PasswordCost(int memoryKib, int passes) {
    /** As OWASP's Password Storage Cheat Sheet asks for: 19 MiB, 2 passes. */
    public static final PasswordCost STANDARD = new PasswordCost(19 * 1024, 2);
}
