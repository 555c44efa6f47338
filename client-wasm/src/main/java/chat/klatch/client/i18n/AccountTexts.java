package chat.klatch.client.i18n;

import chat.klatch.protocol.model.PlaceRole;

/** What a person reads who looks after the accounts of a place. */
public final class AccountTexts {
    public static final String ACTIVE = "Active";
    public static final String DISABLED = "Disabled";
    public static final String DISABLE = "Disable account…";
    public static final String ENABLE = "Enable account";
    public static final String RESET = "Make a password link";
    public static final String DISABLE_IT = "Disable";
    public static final String NOT_NOW = "Not now";
    public static final String OWNERS_DO = "An owner can do all that an administrator can, delete rooms,"
            + " and make and unmake owners.";
    public static final String ADMINISTRATORS_DO = "An administrator looks after accounts, invitations and this place,"
            + " and moderates every room that they see.";

    private AccountTexts() {
    }

    public static String make(PlaceRole role) {
        return switch (role) {
            case OWNER -> "Make owner";
            case ADMIN -> "Make administrator";
            case MEMBER -> "Make plain member";
        };
    }

    public static String disableTitle(String name) {
        return "Disable " + name + "’s account?";
    }

    public static String disableText(String name) {
        return name + " is signed out everywhere and cannot sign in until the account is enabled again. What they wrote"
                + " stays.";
    }

    public static String disabledNow(String name) {
        return name + "’s account is disabled.";
    }

    public static String enabledNow(String name) {
        return name + "’s account is enabled.";
    }

    public static String resetFor(String name) {
        return "Password link for " + name;
    }

    public static String resetWhy(String name) {
        return "Send it to " + name
                + ". It sets a new password once, within a day, and signs all of their devices out.";
    }

    /** The same where it is asked first. */
    public static String makeAsked(PlaceRole role) {
        return make(role) + "…";
    }

    public static String makeTitle(String name, PlaceRole role) {
        return "Make " + name + (role == PlaceRole.OWNER ? " an owner of this place?" : " an administrator?");
    }
}
