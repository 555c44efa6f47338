package chat.klatch.server;

import chat.klatch.server.command.NotDone;
import chat.klatch.server.json.Json;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.Sqlite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** What every command stands on: the settings, the data, and where it says what it did. */
record Desk(Map<String, String> environment, InstantSource clock, PasswordPrompt prompt, PrintWriter out) {
    /** What is done with an open database. */
    @FunctionalInterface
    interface Work<T> {
        T on(Database database) throws IOException;
    }

    Settings settings() {
        return Settings.from(environment);
    }

    /** The folder of a place that is kept in it; {@code instead} says what to do where PostgreSQL keeps it. */
    Path data(String instead) {
        var settings = settings();
        if (settings.database() != null) {
            throw new NotDone("This place is in PostgreSQL (KLATCH_DATABASE): " + instead
                    + " (see docs/operations.md).");
        }
        return settings.data();
    }

    /** Does something with the data as they are, beside a running server or without one. */
    <T> T with(Work<T> work) throws IOException {
        try (var database = database()) {
            return work.on(database);
        }
    }

    private Database database() {
        var settings = settings();
        if (settings.database() != null) {
            return Postgres.openAsItIs(settings.database());
        }
        var file = DataFolder.database(settings.data());
        if (!Files.isRegularFile(file)) {
            throw NotDone.noPlace(settings.data());
        }
        return Sqlite.openAsItIs(file);
    }

    /** A new password, typed or piped in. */
    String password(String question) throws IOException {
        var password = prompt.ask(question);
        if (password == null) {
            throw new NotDone("No password was set: none came, or the second was not the same as the first.");
        }
        return password;
    }

    /** Says what came of a command: for programs one JSON object on one line, for people {@code words} of it. */
    <T> void say(boolean json, T outcome, Function<T, String> words) {
        out.println(json ? new String(new Json().writeBody(outcome), StandardCharsets.UTF_8) : words.apply(outcome));
    }
}
