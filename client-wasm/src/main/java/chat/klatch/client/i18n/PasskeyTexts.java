package chat.klatch.client.i18n;

/** What a person reads of passkeys. */
public final class PasskeyTexts {
    public static final String PASSKEYS = "Passkeys";
    public static final String ABOUT = "In place of your password.";
    public static final String NONE = "You have none yet. A passkey is kept by your phone, your computer or a security key,"
            + " which asks that it is you. Nobody can guess it or talk you out of it.";
    public static final String ADD = "Add a passkey";
    public static final String ADD_WHY = "Whoever has it comes in without your password. So show once more that it is you.";
    public static final String GO_ON = "Go on";
    public static final String ADDED = "Added. You can sign in by it from now on.";
    public static final String REMOVE_TITLE = "Remove this passkey?";
    public static final String REMOVE_EFFECT = "It signs you in here no more. Your device may still offer it: delete it there"
            + " too.";
    public static final String REMOVED = "Removed.";
    public static final String WAITING = "Waiting for your passkey…";
    private static final String CANCELLED = "No passkey came: it was cancelled, or took too long.";
    private static final String KNOWN = "That device has a passkey of yours for this place already.";
    private static final String FAILED = "This browser couldn’t do that. Try another way.";

    private PasskeyTexts() {
    }

    /** Why none came, by the name that browsers have for it. */
    public static String why(String error) {
        return switch (error) {
            case "NotAllowedError", "AbortError" -> CANCELLED;
            case "InvalidStateError" -> KNOWN;
            default -> FAILED;
        };
    }

    public static String since(String when) {
        return "Added " + when;
    }

    public static String used(String when) {
        return "Last used " + when;
    }
}
