package chat.klatch.server.accounts;

import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.storage.Database;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** This Klatch: its name, and who may make an account here. Any number of threads. */
public final class Place {
    private final Database database;
    private final SignUp signUp;
    private final InstantSource clock;

    /**
     * @param signUp
     *            how accounts are made until somebody changes it
     */
    Place(Database database, SignUp signUp, InstantSource clock) {
        this.database = database;
        this.signUp = signUp;
        this.clock = clock;
    }

    public String name() {
        return database.read(handle -> handle.attach(PlaceTable.class).name());
    }

    /** How accounts are made here after the first. */
    public SignUp signUp() {
        return database.read(this::signUp);
    }

    SignUp signUp(Handle handle) {
        return handle.attach(PlaceTable.class).signUp().orElse(signUp);
    }

    /** Changes what is given; the place's owner or admins may. */
    public void change(UserId user, PlacePatch wish) {
        database.<Object>write(handle -> {
            var _ = Administration.requireAdmin(handle, user);
            var table = handle.attach(PlaceTable.class);
            if (wish.name() != null && !wish.name().equals(table.name())) {
                table.rename(wish.name());
                record(handle, user, Deed.PLACE_RENAMED, wish.name());
            }
            if (wish.signup() != null && !table.signUp().equals(Optional.of(wish.signup()))) {
                table.setSignUp(wish.signup());
                record(handle, user, Deed.PLACE_SIGNUP, wish.signup().name().toLowerCase(Locale.ROOT));
            }
            return wish;
        });
    }

    private void record(Handle transaction, UserId user, Deed deed, String value) {
        Audit.record(transaction, People.audited(transaction, user), deed, Named.PLACE, value, clock.instant());
    }
}
