package chat.klatch.server;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes a new password: typed twice and unseen at a terminal, else the first line of what is piped in. */
final class PasswordPrompt {
    private final InputStream piped;

    PasswordPrompt(InputStream piped) {
        this.piped = piped;
    }

    /** The password; null where none came, or the second was not as the first. */
    @Nullable
    String ask(String question) throws IOException {
        @SuppressWarnings("SystemConsoleNull") // it is null again in 25, where nothing is a terminal
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return new BufferedReader(new InputStreamReader(piped, StandardCharsets.UTF_8)).readLine();
        }
        var first = console.readPassword("%s", question + ": ");
        var second = console.readPassword("%s", "Once more: ");
        return first == null || !Arrays.equals(first, second) ? null : new String(first);
    }
}
