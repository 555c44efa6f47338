package chat.klatch.client.api;

import chat.klatch.protocol.call.Devices;
import chat.klatch.protocol.call.Mentions;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.call.WaysIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The signed-in user: profile, settings, devices, and where they were mentioned. */
public final class MeCalls {
    private static final String ME = "/api/me";
    private static final String SETTINGS = ME + "/settings";
    private static final String WAYS = ME + "/ways";
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

    /** Begins to link a provider; {@code then} takes the address to go to with this browser. */
    public void link(String provider, Consumer<String> then, Consumer<Problem> refused) {
        calls.ask("POST", WAYS + "/" + provider, null, answer -> Frames.hearSignOnAddress(answer).address(), then,
                refused);
    }

    /** Comes in by a provider no more. */
    public void unlink(String provider, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", WAYS + "/" + provider, null, then, refused);
    }

    /** A page of messages that mention this user, newest first. */
    public void mentions(@Nullable String after, Consumer<Mentions> then, Consumer<Problem> refused) {
        calls.get(new Query("/api/mentions").with("after", after).toString(), Frames::hearMentions, then, refused);
    }
}
