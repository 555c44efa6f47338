package chat.klatch.client.api;

import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.User;
import java.util.function.Consumer;

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

    /** What the platform needs to show a passkey by which somebody signs in: JSON that it reads itself. */
    public void askForPasskey(Consumer<String> then, Consumer<Problem> refused) {
        calls.openly("POST", "/api/sessions/passkey/options", null, json -> json, then, refused);
    }

    /** Sets the password that a one-time link is for. */
    public void redeem(NewPassword wish, Consumer<User> then, Consumer<Problem> refused) {
        calls.openly("POST", "/api/resets", Frames.write(wish), answer -> Frames.hearUserAnswer(answer).user(), then,
                refused);
    }
}
