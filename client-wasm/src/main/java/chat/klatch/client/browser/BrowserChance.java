package chat.klatch.client.browser;

import chat.klatch.client.Chance;
import chat.klatch.client.browser.dom.Bytes;
import chat.klatch.client.browser.dom.Crypto;

/** The browser's cryptographic randomness. */
public final class BrowserChance implements Chance {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int KEY_LETTERS = 22;
    private static final int LONG_BYTES = 8;

    private static Bytes bytes(int count) {
        var bytes = new Bytes(count);
        Crypto.getCrypto().getRandomValues(bytes);
        return bytes;
    }

    @Override
    public long below(long bound) {
        var bytes = bytes(LONG_BYTES);
        long value = 0;
        for (int i = 0; i < LONG_BYTES; i++) {
            value = value << 8 | bytes.get(i);
        }
        return (value & Long.MAX_VALUE) % bound; // far more bits than any bound needs: the bias cannot be noticed
    }

    @Override
    public String key() {
        var bytes = bytes(KEY_LETTERS);
        var key = new StringBuilder(KEY_LETTERS);
        for (int i = 0; i < KEY_LETTERS; i++) {
            key.append(LETTERS.charAt(bytes.get(i) & 63));
        }
        return key.toString();
    }
}
