package chat.klatch.client.api;

import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.User;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The place itself, and what a visitor may do who is not signed in. */
public final class PlaceCalls {
    private static final String PATH = "/api/place";
    private final Calls calls;

    PlaceCalls(Calls calls) {
        this.calls = calls;
    }

    public void see(Consumer<PlaceInfo> then, Consumer<Problem> refused) {
        calls.openly("GET", PATH, null, Frames::hearPlaceInfo, then, refused);
    }

    public void change(PlacePatch wish, Consumer<PlaceInfo> then, Consumer<Problem> refused) {
        calls.ask("PATCH", PATH, Frames.write(wish), Frames::hearPlaceInfo, then, refused);
    }

    /** How the place's own backups stand, for its owner and admins. */
    public void backups(Consumer<Backups> then, Consumer<Problem> refused) {
        calls.get(PATH + "/backups", Frames::hearBackups, then, refused);
    }

    /**
     * What the platform needs to show a passkey: JSON that it reads itself.
     *
     * @param whose
     *            whose passkey it is to be, after their password; null for whoever signs in by one alone
     */
    public void askForPasskey(@Nullable Credentials whose, Consumer<String> then, Consumer<Problem> refused) {
        calls.openly("POST", "/api/sessions/passkey/options", whose == null ? null : Frames.write(whose), json -> json,
                then, refused);
    }

    /** Sets the password that a one-time link is for. */
    public void redeem(NewPassword wish, Consumer<User> then, Consumer<Problem> refused) {
        calls.openly("POST", "/api/resets", Frames.write(wish), answer -> Frames.hearUserAnswer(answer).user(), then,
                refused);
    }
}
