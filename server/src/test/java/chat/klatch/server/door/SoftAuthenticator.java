package chat.klatch.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An authenticator with one passkey, and the browser before it, by Web Authentication as somebody else's program reads
 * it: ES256, no attestation. Each copy is the same passkey, and does as it is told.
 *
 * @param origin
 *            of the page that asks for it, as the browser says it
 * @param domain
 *            to which it is bound, as it says itself
 * @param verified
 *            whether it says that it has asked whose it is
 * @param count
 *            how many signatures it says that it has made
 * @param format
 *            of the attestation that it gives
 */
public record SoftAuthenticator(KeyPair keys, String id, String origin, String domain, boolean verified, long count,
        String format) {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE_BYTES = 32;

    /** A new one, that does all as it should. */
    public static SoftAuthenticator at(String origin, String domain) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SoftAuthenticator(generator.generateKeyPair(),
                    base64(UUID.randomUUID().toString().getBytes(UTF_8)), origin, domain, true, 0, "none");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public SoftAuthenticator on(String otherOrigin) {
        return new SoftAuthenticator(keys, id, otherOrigin, domain, verified, count, format);
    }

    public SoftAuthenticator of(String otherDomain) {
        return new SoftAuthenticator(keys, id, origin, otherDomain, verified, count, format);
    }

    public SoftAuthenticator unverified() {
        return new SoftAuthenticator(keys, id, origin, domain, false, count, format);
    }

    public SoftAuthenticator counting(long signatures) {
        return new SoftAuthenticator(keys, id, origin, domain, verified, signatures, format);
    }

    /** One that passes for {@code other}, with a key of its own. */
    public SoftAuthenticator as(SoftAuthenticator other) {
        return new SoftAuthenticator(keys, other.id, origin, domain, verified, count, format);
    }

    public SoftAuthenticator attesting(String otherFormat) {
        return new SoftAuthenticator(keys, id, origin, domain, verified, count, otherFormat);
    }

    /** Has somebody make this one, who came to this machine by its name. */
    public void madeBy(Person person) {
        var begun = here(person.server().http().post("/api/me/passkeys/options",
                Json.object("password", TestServer.PASSWORD, "code", "")).as(person)).expect(200).json();
        here(person.server().http().post("/api/me/passkeys", Json.object("name", "Key", "credential", made(begun)))
                .as(person)).expect(201);
    }

    /** Shows it, in the same way. */
    public Answer comesIn(Person as) {
        var asked = here(as.server().http().post("/api/sessions/passkey/options", "")).expect(200).json();
        return here(as.server().http().post("/api/sessions/passkey",
                Json.object("credential", shown(asked, as.id()))));
    }

    /** What a browser is told that asks for a passkey of somebody's, after their password. */
    public Answer askedAfterPassword(Person whose) {
        return here(whose.server().http().post("/api/sessions/passkey/options",
                Json.object("username", whose.username(), "password", TestServer.PASSWORD)));
    }

    /** This one as it was shown then. */
    public String shownAfterPassword(Person whose) {
        return shown(askedAfterPassword(whose).expect(200).json(), whose.id());
    }

    /** The password, and this one. */
    public String proof(Person whose) {
        return Json.object("password", TestServer.PASSWORD, "code", "", "credential", shownAfterPassword(whose));
    }

    /** Has somebody make this one, and be asked for it after their password from now on; the recovery codes. */
    public Answer secondFactorOf(Person person) {
        madeBy(person);
        return here(person.server().http()
                .ask("PUT", "/api/me/second-factor", BodyPublishers.ofString(proof(person))).as(person)).expect(200);
    }

    /** As a browser says it with that page before it. */
    public Answer here(Http.Asking asking) {
        return asking.with("X-Forwarded-Host", origin.substring(origin.indexOf("//") + 2)).answer();
    }

    /** Options with nothing in them but a challenge of one's own. */
    public static JsonNode asked(String challenge) {
        return Json.read(Json.object("publicKey", Map.of("challenge", base64(challenge.getBytes(UTF_8)))));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What {@code create()} gives for options as the server gave them. */
    public String made(JsonNode options) {
        var data = client("webauthn.create", options);
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xA3); // a map of three
        text(attestation, "fmt");
        text(attestation, format);
        text(attestation, "attStmt");
        var authenticator = authenticatorData(true);
        if (format.equals("packed")) { // by nobody but itself: {alg: ES256, sig}
            attestation.write(0xA2);
            text(attestation, "alg");
            attestation.write(0x26);
            text(attestation, "sig");
            bytes(attestation, signed(authenticator, data));
        } else {
            attestation.write(0xA0);
        }
        text(attestation, "authData");
        bytes(attestation, authenticator);
        return said(Map.of("clientDataJSON", base64(data), "attestationObject", base64(attestation.toByteArray()),
                "transports", new String[]{"internal"}));
    }

    /**
     * What {@code get()} gives, of the passkey of that account; "" for an authenticator that does not say whose it is.
     */
    public String shown(JsonNode options, String account) {
        return shown(options, account, "webauthn.get");
    }

    public String shown(JsonNode options, String account, String type) {
        var data = client(type, options);
        var authenticator = authenticatorData(false);
        var response = new HashMap<String, Object>(Map.of("clientDataJSON", base64(data), "authenticatorData",
                base64(authenticator), "signature", base64(signed(authenticator, data))));
        if (!account.isEmpty()) {
            response.put("userHandle", base64(account.getBytes(UTF_8)));
        }
        return said(response);
    }

    private byte[] signed(byte[] authenticator, byte[] clientData) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(authenticator);
            signature.update(MessageDigest.getInstance("SHA-256").digest(clientData));
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String said(Map<String, Object> response) {
        return Json.object("id", id, "rawId", id, "type", "public-key", "authenticatorAttachment", "platform",
                "clientExtensionResults", Map.of(), "response", response);
    }

    private byte[] client(String type, JsonNode options) {
        return Json.object("type", type, "challenge", options.at("/publicKey/challenge").textValue(), "origin", origin,
                "crossOrigin", false).getBytes(UTF_8);
    }

    private byte[] authenticatorData(boolean withKey) {
        var data = new ByteArrayOutputStream();
        try {
            data.writeBytes(MessageDigest.getInstance("SHA-256").digest(domain.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
        data.write(PRESENT | (verified ? VERIFIED : 0) | (withKey ? ATTESTED : 0));
        data.writeBytes(ByteBuffer.allocate(4).putInt((int) count).array());
        if (withKey) {
            var raw = Base64.getUrlDecoder().decode(id);
            data.writeBytes(new byte[16]); // of no maker
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) raw.length).array());
            data.writeBytes(raw);
            data.writeBytes(cose());
        }
        return data.toByteArray();
    }

    /** RFC 9053: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
    private byte[] cose() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[]{(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        bytes(key, coordinate(point.getAffineX()));
        key.write(0x22);
        bytes(key, coordinate(point.getAffineY()));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(UTF_8);
        out.write(0x60 | bytes.length); // less than 24
        out.writeBytes(bytes);
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        out.write(0x59); // a length of two bytes follows
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
        out.writeBytes(bytes);
    }
}
