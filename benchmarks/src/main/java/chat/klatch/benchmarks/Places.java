package chat.klatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who connects with which token, and which room they talk in; one for each connection. */
record Places(List<Place> all) {
    record Place(String token, String room) {
    }

    private static final int PEOPLE_PER_ROOM = 10;
    private static final int PEOPLE_OF_ONE_ROOM = 24;

    /** For a server that knows nobody. */
    static Places imagined(Load load) {
        var all = new ArrayList<Place>();
        for (int i = 0; i < load.connections(); i++) {
            all.add(new Place("nobody", "room" + i % load.rooms()));
        }
        return new Places(all);
    }

    /** Signs people up, makes the rooms, and lets the people join those that they will talk in. */
    static Places real(Server server, Load load) throws IOException, InterruptedException {
        return real(server, load, "person");
    }

    /** The same in a place where others are, by names that begin otherwise. */
    static Places real(Server server, Load load, String name) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var calls = new Calls(http, server);
            int count = load.rooms() == 1 ? PEOPLE_OF_ONE_ROOM : load.rooms();
            var tokens = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                tokens.add(calls.signUp(name + i));
            }
            var rooms = new ArrayList<String>();
            for (int i = 0; i < load.rooms(); i++) {
                rooms.add(calls.room(tokens.getFirst(), "Room " + i));
            }
            Set<String> members = new HashSet<>();
            var all = new ArrayList<Place>();
            for (int i = 0; i < load.connections(); i++) {
                int room = i % load.rooms();
                int person = load.rooms() == 1 ? i % count : (room + i / load.rooms() % PEOPLE_PER_ROOM) % count;
                if (members.add(person + " " + room)) {
                    calls.join(tokens.get(person), rooms.get(room));
                }
                all.add(new Place(tokens.get(person), rooms.get(room)));
            }
            return new Places(all);
        }
    }

    /** The keys of all that stands in their rooms, as often as it does. */
    List<String> keys(Server server) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var calls = new Calls(http, server);
            var keys = new ArrayList<String>();
            for (Place place : all.stream().collect(Collectors.toMap(Place::room, one -> one, (one, _) -> one))
                    .values()) {
                calls.read(place, keys);
            }
            return keys;
        }
    }

    private record Calls(HttpClient http, Server server) {
        private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
        private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
        private static final int PAGE = 100;
        private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
        private static final Pattern ROOM = Pattern.compile("\"room\":\\{\"id\":\"([^\"]+)\"");

        String signUp(String name) throws IOException, InterruptedException {
            return first(TOKEN, post("/api/accounts", "",
                    "{\"username\":\"%s\",\"password\":\"a long enough one\",\"place\":\"Bench\"}".formatted(name)));
        }

        String room(String token, String name) throws IOException, InterruptedException {
            return first(ROOM, post("/api/rooms", token, "{\"name\":\"%s\",\"kind\":\"public\"}".formatted(name)));
        }

        void join(String token, String room) throws IOException, InterruptedException {
            post("/api/rooms/" + room + "/members/me", token, "");
        }

        /** All of a room, page by page from its beginning. */
        void read(Place place, List<String> keys) throws IOException, InterruptedException {
            for (long after = 0, last = -1; after != last;) {
                last = after;
                var page = send(asked("/api/rooms/%s/messages?after=%d&limit=%d".formatted(place.room(), after, PAGE),
                        place.token()).build());
                KEY.matcher(page).results().forEach(key -> keys.add(key.group(1)));
                after = SEQ.matcher(page).results().mapToLong(seq -> Long.parseLong(seq.group(1))).max().orElse(after);
            }
        }

        private String post(String path, String token, String body) throws IOException, InterruptedException {
            return send(asked(path, token).POST(BodyPublishers.ofString(body)).build());
        }

        private HttpRequest.Builder asked(String path, String token) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .header("Authorization", "Bearer " + token);
        }

        private String send(HttpRequest request) throws IOException, InterruptedException {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(request.uri() + ": " + answer.statusCode());
            }
            return answer.body();
        }

        private static String first(Pattern pattern, String text) throws IOException {
            var found = pattern.matcher(text);
            if (!found.find()) {
                throw new IOException("an answer without " + pattern);
            }
            return found.group(1);
        }
    }
}
