package chat.klatch.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address by which an app is told a secret. */
final class OtpAuth {
    private static final int PLACE_CODE_POINTS = 30; // so that its QR code stays one that a camera reads

    private OtpAuth() {
    }

    /** As Google's Key URI Format has it, with what apps take for granted left out: SHA-1, six digits, 30 seconds. */
    static String address(String place, String whose, String secret) {
        var issuer = encoded(place.codePoints().filter(one -> one != ':').limit(PLACE_CODE_POINTS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
        return "otpauth://totp/" + issuer + ":" + encoded(whose) + "?secret=" + secret + "&issuer=" + issuer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
