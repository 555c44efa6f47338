package chat.klatch.server.http;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code to be drawn.
 *
 * @param side
 *            how many modules each side has, with the border
 * @param path
 *            all dark modules, as the {@code d} of an SVG path in units of one
 */
record QrPicture(int side, String path) {
    private static final int BORDER = 4; // ISO/IEC 18004: what a camera needs around it

    static QrPicture of(String text) {
        var code = QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) { // beyond the last it is light
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + BORDER).append(' ').append(y + BORDER).append('h').append(x - from)
                            .append("v1h").append(from - x).append('z');
                }
            }
        }
        return new QrPicture(code.size + 2 * BORDER, path.toString());
    }

    /** Never the path: it may be a secret that is drawn. */
    @Override
    public String toString() {
        return "QrPicture[" + side + "]";
    }
}
