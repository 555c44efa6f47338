package chat.klatch.client.i18n;

/** What a person reads of the code or passkey after their password. */
public final class TwoStepTexts {
    public static final String USE_RECOVERY = "Use a recovery code";
    public static final String USE_APP = "Use the app";
    public static final String USE_PASSKEY = "Use your passkey";
    public static final String ENTER_CODE = "Enter the code that your authenticator app shows now.";
    public static final String ENTER_RECOVERY = "Enter one of the recovery codes that you kept. It is good once.";
    public static final String GIVE_CODE = "Enter your code.";
    public static final String CODE_OF_APP = "Six digits, which the app shows now.";
    public static final String IS_OFF = "Off. Your password alone lets you in.";
    public static final String UNKNOWN = "Whether it is on can’t be seen right now.";
    public static final String SET_UP = "Set up two-step sign-in";
    public static final String HOW = "Scan this with an authenticator app, then enter the code that it"
            + " shows. Your other devices are signed out.";
    public static final String HOW_BY_PASSKEY = "From then on your password alone lets nobody in: a passkey of yours or a"
            + " recovery code must follow it. Your other devices are signed out.";
    public static final String OR_RECOVERY = "A recovery code, or nothing to use your passkey.";
    public static final String SWITCH_ON = "Switch on";
    public static final String END = "Switch off two-step sign-in";
    public static final String END_WHY = "From then on your password alone lets you in.";
    public static final String SWITCH_OFF = "Switch off";
    public static final String NEW_CODES = "Make new recovery codes";
    public static final String NEW_CODES_WHY = "Those that you have are void then.";
    public static final String COPIED = "Codes copied.";
    public static final String COPY_BY_HAND = "This browser copies nothing for us here. The codes are marked: copy"
            + " them by hand.";

    private TwoStepTexts() {
    }

    public static String isOn(String since, long codes, boolean passkey) {
        return "On since " + since + (passkey ? ", by passkey. " : ". ")
                + (codes == 1 ? "1 recovery code is" : codes + " recovery codes are")
                + " left.";
    }
}
