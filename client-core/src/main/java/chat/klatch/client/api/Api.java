package chat.klatch.client.api;

import chat.klatch.client.account.Http;
import chat.klatch.client.connection.Tokens;

/** What can be asked of the server over HTTP, by resource. One thread. */
public final class Api {
    private final Calls calls;
    private final RoomCalls rooms;
    private final MemberCalls members;
    private final UserCalls users;
    private final MeCalls me;
    private final InviteCalls invites;
    private final PlaceCalls place;

    public Api(Http http, Tokens tokens) {
        calls = new Calls(http, tokens);
        rooms = new RoomCalls(calls);
        members = new MemberCalls(calls);
        users = new UserCalls(calls);
        me = new MeCalls(calls);
        invites = new InviteCalls(calls);
        place = new PlaceCalls(calls);
    }

    public RoomCalls rooms() {
        return rooms;
    }

    public MemberCalls members() {
        return members;
    }

    public UserCalls users() {
        return users;
    }

    public MeCalls me() {
        return me;
    }

    public InviteCalls invites() {
        return invites;
    }

    public PlaceCalls place() {
        return place;
    }

    /** Somebody else is signed in now, or nobody: no answer to the one before is told any more. */
    public void forget() {
        calls.forget();
    }
}
