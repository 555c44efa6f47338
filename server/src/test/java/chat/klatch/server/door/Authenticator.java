package chat.klatch.server.door;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app that shows codes, by RFC 6238 as somebody else's program reads it. */
public record Authenticator(TestServer server, String secret) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Has somebody begun, as one who types the secret. */
    public static Authenticator begunBy(Person person) {
        return new Authenticator(person.server(), person.post("/api/me/second-factor", "").expect(201).json()
                .get("secret").textValue());
    }

    /** Somebody whose account asks for a code from now on, of which none of this moment is good any more. */
    public static Authenticator of(Person person) {
        var app = begunBy(person);
        app.confirmedBy(person);
        app.waits();
        return app;
    }

    /** Switches on what was begun; the recovery codes. */
    public Answer confirmedBy(Person person) {
        return person.put("/api/me/second-factor", proof(code())).expect(200);
    }

    /** Until another code is shown. */
    public void waits() {
        server.clock().passSeconds(30);
    }

    /** A password and a code. */
    public static String proof(String code) {
        return Json.object("password", TestServer.PASSWORD, "code", code);
    }

    public String code() {
        return code(Duration.ZERO);
    }

    /** What it shows, showed or will show. */
    public String code(Duration from) {
        return code(key(), server.clock().instant().plus(from).getEpochSecond() / 30);
    }

    /** One that is wrong for minutes. */
    public String wrong() {
        for (int guess = 0;; guess++) {
            var code = String.format(Locale.ROOT, "%06d", guess);
            boolean right = false;
            for (int off = -10; off <= 10; off++) {
                right |= code.equals(code(Duration.ofSeconds(30L * off)));
            }
            if (!right) {
                return code;
            }
        }
    }

    private byte[] key() {
        var key = ByteBuffer.allocate(secret.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (int at = 0; at < secret.length(); at++) {
            held = held << 5 | LETTERS.indexOf(secret.charAt(at));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                key.put((byte) (held >> bits));
            }
        }
        return key.array();
    }

    private static String code(byte[] key, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            int number = hash.getInt(hash.get(hash.limit() - 1) & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
