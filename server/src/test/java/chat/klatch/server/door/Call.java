package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;

import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.MemberPatch;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.NewInvite;
import chat.klatch.protocol.call.NewMessage;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.PasskeyPatch;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.Refresh;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.call.RoomViewPatch;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that takes a body, and the least that is a good one.
 *
 * @param signedIn
 *            whether only who is signed in may make it
 */
record Call(Class<?> body, String method, String path, boolean signedIn, Map<String, String> good) {
    /**
     * Every call that takes a body, in this room where it is a room's, about {@code user} where it is about somebody.
     */
    static List<Call> all(String room, String user) {
        var path = "/api/rooms/" + room;
        var password = quoted(TestServer.PASSWORD);
        var proof = fields("password", password, "code", quoted("123456"));
        var passkey = SoftAuthenticator.at("https://chat.example", "chat.example");
        return List.of(
                new Call(NewAccount.class, "POST", "/api/accounts", false, fields("username", quoted("eve"), "password",
                        password)),
                new Call(Credentials.class, "POST", "/api/sessions", false, fields("username", quoted("bob"),
                        "password", password)),
                new Call(Proof.class, "PUT", "/api/me/second-factor", true, proof),
                new Call(Proof.class, "POST", "/api/me/second-factor/off", true, proof),
                new Call(Proof.class, "POST", "/api/me/second-factor/recovery-codes", true, proof),
                new Call(Proof.class, "POST", "/api/me/passkeys/options", true, proof),
                new Call(NewPasskey.class, "POST", "/api/me/passkeys", true, fields("name", quoted("Key"), "credential",
                        TextNode.valueOf(passkey.made(SoftAuthenticator.asked("mine"))).toString())),
                new Call(PasskeyPatch.class, "PATCH", "/api/me/passkeys/unknown", true, fields("name", quoted("Key"))),
                new Call(PasskeyProof.class, "POST", "/api/sessions/passkey", false, fields("credential",
                        TextNode.valueOf(passkey.shown(SoftAuthenticator.asked("mine"), "somebody")).toString())),
                new Call(Refresh.class, "POST", "/api/sessions/refresh", false, fields("refreshToken", quoted("x"))),
                new Call(NewPassword.class, "POST", "/api/resets", false, fields("token", quoted("x"), "password",
                        password)),
                new Call(ProfilePatch.class, "PATCH", "/api/me", true, fields("note", quoted("here"))),
                new Call(AccountPatch.class, "PATCH", "/api/users/" + user, true, fields("disabled", "false")),
                new Call(PlacePatch.class, "PATCH", "/api/place", true, fields("name", quoted("Place"))),
                new Call(NewInvite.class, "POST", "/api/invites", true, fields("days", "1", "uses", "1")),
                new Call(NewRoom.class, "POST", "/api/rooms", true, fields("kind", quoted("public"), "name",
                        quoted("Room"))),
                new Call(RoomPatch.class, "PATCH", path, true, fields("topic", quoted("Topic"))),
                new Call(MemberPatch.class, "PATCH", path + "/members/" + user, true, fields("role",
                        quoted("member"))),
                new Call(RoomViewPatch.class, "PATCH", path + "/me", true, fields("muted", "false")),
                new Call(NewMessage.class, "POST", path + "/messages", true, fields("key", quoted("hostile-1"), "text",
                        quoted("hello"))));
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
