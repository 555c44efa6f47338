package chat.klatch.server.accounts;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Named;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.JsonArray;
import chat.klatch.server.storage.Tables;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Users as one state of the data has them. */
public final class People {
    private static final int IDS_PER_QUERY = 500;

    private People() {
    }

    /** How many have an account, disabled or not. */
    public static long count(Handle handle) {
        return Tables.of(handle, AccountTable.class).count();
    }

    /** What the user may do in the place; who is disabled may do nothing, and has no role. */
    public static Optional<PlaceRole> role(Handle handle, UserId user) {
        return Tables.of(handle, AccountTable.class).one(user).filter(account -> !account.disabled())
                .map(AccountTable.Account::role);
    }

    /** Those of the usernames that are somebody's. */
    public static Map<String, UserId> named(Handle handle, Collection<String> usernames) {
        return Tables.of(handle, AccountTable.class).among(JsonArray.of(usernames)).stream()
                .collect(Collectors.toMap(AccountTable.Named::username, AccountTable.Named::id));
    }

    /** The user; refused as not found where there is none. */
    public static User user(Handle handle, UserId user) {
        return Tables.of(handle, AccountTable.class).one(user).map(AccountTable.Account::user)
                .orElseThrow(Refused::notFound);
    }

    /** The user as the audit log calls them: by their present username. */
    public static Named audited(Handle handle, UserId user) {
        return new Named(user.value(), user(handle, user).username());
    }

    /** Who has owned the place for longest; nothing while nobody does. */
    public static Optional<UserId> firstOwner(Handle handle) {
        return Tables.of(handle, AccountTable.class).firstOwner();
    }

    /** The user by their present name. */
    public static Person person(Handle handle, UserId user) {
        return new Person(user, user(handle, user).name());
    }

    /** Those of the users that exist, in the order given. */
    public static Map<UserId, User> users(Handle handle, Collection<UserId> wanted) {
        var table = Tables.of(handle, AccountTable.class);
        var ids = List.copyOf(wanted);
        var found = new HashMap<UserId, User>();
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            table.all(ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY)))
                    .forEach(account -> found.put(account.id(), account.user()));
        }
        var ordered = new LinkedHashMap<UserId, User>();
        ids.stream().filter(found::containsKey).forEach(id -> ordered.put(id, found.get(id)));
        return ordered;
    }
}
