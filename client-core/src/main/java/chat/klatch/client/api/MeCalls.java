package chat.klatch.client.api;

import chat.klatch.protocol.call.Devices;
import chat.klatch.protocol.call.Mentions;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.NewSecondFactor;
import chat.klatch.protocol.call.PasskeyPatch;
import chat.klatch.protocol.call.Passkeys;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.SecondFactor;
import chat.klatch.protocol.call.WaysIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The signed-in user: profile, settings, devices, what they come in by, and where they were mentioned. */
public final class MeCalls {
    private static final String ME = "/api/me";
    private static final String SETTINGS = ME + "/settings";
    private static final String WAYS = ME + "/ways";
    private static final String SECOND_FACTOR = ME + "/second-factor";
    private static final String PASSKEYS = ME + "/passkeys";
    private static final String SESSIONS = "/api/sessions";
    private final Calls calls;

    MeCalls(Calls calls) {
        this.calls = calls;
    }

    public void change(ProfilePatch wish, Consumer<User> then, Consumer<Problem> refused) {
        calls.ask("PATCH", ME, Frames.write(wish), answer -> Frames.hearUserAnswer(answer).user(), then, refused);
    }

    /** The JSON object that this user's clients keep on the server. */
    public void settings(Consumer<String> then, Consumer<Problem> refused) {
        calls.get(SETTINGS, json -> json, then, refused);
    }

    public void keepSettings(String json, Runnable then, Consumer<Problem> refused) {
        calls.tell("PUT", SETTINGS, json, then, refused);
    }

    /** A page of the devices on which this user is signed in, those seen last first. */
    public void devices(@Nullable String after, Consumer<Devices> then, Consumer<Problem> refused) {
        calls.get(new Query(SESSIONS).with("after", after).toString(), Frames::hearDevices, then, refused);
    }

    /** Signs a device out. */
    public void end(SessionId device, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", SESSIONS + "/" + device.value(), null, then, refused);
    }

    /** By what this user can come in. */
    public void ways(Consumer<WaysIn> then, Consumer<Problem> refused) {
        calls.get(WAYS, Frames::hearWaysIn, then, refused);
    }

    /**
     * Begins to link a provider.
     *
     * @param proof
     *            null for who has not been asked for one; the refusal of that names the field {@code password}, or
     *            {@code code} or {@code passkey} where it takes both
     * @param then
     *            takes the address to go to with this browser
     */
    public void link(String provider, @Nullable Proof proof, Consumer<String> then, Consumer<Problem> refused) {
        calls.ask("POST", WAYS + "/" + provider, proof == null ? null : Frames.write(proof),
                answer -> Frames.hearSignOnAddress(answer).address(), then, refused);
    }

    /** Comes in by a provider no more. */
    public void unlink(String provider, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", WAYS + "/" + provider, null, then, refused);
    }

    /** Whether a code or a passkey is asked for after this user's password. */
    public void secondFactor(Consumer<SecondFactor> then, Consumer<Problem> refused) {
        calls.get(SECOND_FACTOR, Frames::hearSecondFactor, then, refused);
    }

    /** Makes what an app needs to show codes; nothing is asked for until that is confirmed. */
    public void beginSecondFactor(Consumer<NewSecondFactor> then, Consumer<Problem> refused) {
        calls.ask("POST", SECOND_FACTOR, null, Frames::hearNewSecondFactor, then, refused);
    }

    /** Switches on what was begun, or passkeys by one; the answer has recovery codes, which are told once. */
    public void confirmSecondFactor(Proof proof, Consumer<SecondFactor> then, Consumer<Problem> refused) {
        prove("PUT", "", proof, then, refused);
    }

    /** Makes other recovery codes, which are told once, and voids those from before. */
    public void renewRecoveryCodes(Proof proof, Consumer<SecondFactor> then, Consumer<Problem> refused) {
        prove("POST", "/recovery-codes", proof, then, refused);
    }

    /** Has nothing asked for after the password any more. */
    public void endSecondFactor(Proof proof, Consumer<SecondFactor> then, Consumer<Problem> refused) {
        prove("POST", "/off", proof, then, refused);
    }

    private void prove(String method, String path, Proof proof, Consumer<SecondFactor> then,
            Consumer<Problem> refused) {
        calls.ask(method, SECOND_FACTOR + path, Frames.write(proof), Frames::hearSecondFactor, then, refused);
    }

    /** The passkeys by which this user can come in. */
    public void passkeys(Consumer<Passkeys> then, Consumer<Problem> refused) {
        calls.get(PASSKEYS, Frames::hearPasskeys, then, refused);
    }

    /**
     * Begins to make a passkey.
     *
     * @param proof
     *            null for who has not been asked for one; the refusal of that names the field {@code password}, or
     *            {@code code} or {@code passkey} where it takes both
     * @param then
     *            takes what the platform needs: JSON that it reads itself
     */
    public void beginPasskey(@Nullable Proof proof, Consumer<String> then, Consumer<Problem> refused) {
        calls.ask("POST", PASSKEYS + "/options", proof == null ? null : Frames.write(proof), json -> json, then,
                refused);
    }

    /** Comes in by what the platform has made from now on; {@code then} takes all that there are. */
    public void addPasskey(NewPasskey wish, Consumer<Passkeys> then, Consumer<Problem> refused) {
        calls.ask("POST", PASSKEYS, Frames.write(wish), Frames::hearPasskeys, then, refused);
    }

    /** Calls one something else; {@code then} takes all that there are. */
    public void renamePasskey(String id, PasskeyPatch wish, Consumer<Passkeys> then, Consumer<Problem> refused) {
        calls.ask("PATCH", PASSKEYS + "/" + id, Frames.write(wish), Frames::hearPasskeys, then, refused);
    }

    /** Comes in by one no more. */
    public void removePasskey(String id, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", PASSKEYS + "/" + id, null, then, refused);
    }

    /** A page of messages that mention this user, newest first. */
    public void mentions(@Nullable String after, Consumer<Mentions> then, Consumer<Problem> refused) {
        calls.get(new Query("/api/mentions").with("after", after).toString(), Frames::hearMentions, then, refused);
    }
}
