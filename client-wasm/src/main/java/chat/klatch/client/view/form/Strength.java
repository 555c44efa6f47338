package chat.klatch.client.view.form;

import chat.klatch.protocol.Limits;

/**
 * How hard a password is to guess, as advice: from 0 (refused) to 4. Length is what counts, as NIST SP 800-63B has it;
 * what goes on as it began ("aaaa", "1234", "4321") adds nothing. One thread.
 */
final class Strength {
    static final int MOST = 4;
    private static final int[] AT_LEAST = {6, 9, 12, 16};

    private Strength() {
    }

    static int of(String password) {
        if (password.codePointCount(0, password.length()) < Limits.PASSWORD_CODE_POINTS_MIN) {
            return 0;
        }
        int telling = 0;
        int last = 0;
        int lastStep = Integer.MAX_VALUE;
        for (int i = 0; i < password.length(); i++) {
            char next = password.charAt(i);
            int step = next - last;
            if (Math.abs(step) > 1 || step != lastStep) {
                telling++;
            }
            last = next;
            lastStep = step;
        }
        int strength = 0;
        while (strength < MOST && telling >= AT_LEAST[strength]) {
            strength++;
        }
        return strength;
    }
}
