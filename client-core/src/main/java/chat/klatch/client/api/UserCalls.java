package chat.klatch.client.api;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.call.PasswordReset;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Users;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everybody: found by name, and what the place's owner and admins may do about them. */
public final class UserCalls {
    private static final String PATH = "/api/users";
    private final Calls calls;

    UserCalls(Calls calls) {
        this.calls = calls;
    }

    /** A page of users whose name or username contains {@code q}, by name. */
    public void find(String q, @Nullable String after, Consumer<Users> then, Consumer<Problem> refused) {
        calls.get(new Query(PATH).with("q", q).with("after", after).toString(), Frames::hearUsers, then, refused);
    }

    /** These users, at most {@link chat.klatch.protocol.Limits#PAGE} of them; who is nobody is left out. */
    public void named(Collection<UserId> users, Consumer<Users> then, Consumer<Problem> refused) {
        calls.get(new Query(PATH).with("ids", String.join(",", users.stream().map(UserId::value).toList()))
                .with("limit", Integer.toString(Limits.PAGE)).toString(), Frames::hearUsers, then, refused);
    }

    public void change(UserId user, AccountPatch wish, Consumer<User> then, Consumer<Problem> refused) {
        calls.ask("PATCH", PATH + "/" + user.value(), Frames.write(wish),
                answer -> Frames.hearUserAnswer(answer).user(), then, refused);
    }

    /** Makes a one-time link by which this user sets a new password. */
    public void reset(UserId user, Consumer<PasswordReset> then, Consumer<Problem> refused) {
        calls.ask("POST", PATH + "/" + user.value() + "/reset", "{}", Frames::hearPasswordReset, then, refused);
    }
}
