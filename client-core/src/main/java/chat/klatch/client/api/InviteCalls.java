package chat.klatch.client.api;

import chat.klatch.protocol.call.Invite;
import chat.klatch.protocol.call.Invites;
import chat.klatch.protocol.call.NewInvite;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.InviteId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links to sign up by. */
public final class InviteCalls {
    private static final String PATH = "/api/invites";
    private final Calls calls;

    InviteCalls(Calls calls) {
        this.calls = calls;
    }

    public void make(NewInvite wish, Consumer<Invite> then, Consumer<Problem> refused) {
        calls.ask("POST", PATH, Frames.write(wish), answer -> Frames.hearInviteAnswer(answer).invite(), then, refused);
    }

    public void list(@Nullable String after, Consumer<Invites> then, Consumer<Problem> refused) {
        calls.get(new Query(PATH).with("after", after).toString(), Frames::hearInvites, then, refused);
    }

    public void remove(InviteId invite, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", PATH + "/" + invite.value(), null, then, refused);
    }

    /** Whether the link with this token still lets somebody in; anybody may ask. */
    public void check(String token, Consumer<Boolean> then, Consumer<Problem> refused) {
        calls.openly("GET", PATH + "/" + Query.encoded(token), null, answer -> Frames.hearInviteCheck(answer).good(),
                then, refused);
    }
}
