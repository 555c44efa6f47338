package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One test's Klatch: a server of its own (or the one named by {@code klatch.url}), and the people in it. */
public final class Place {
    private final Browser browser;
    private final Path folder;
    private final @Nullable PackagedServer server;
    private final String address;
    private final String suffix;
    private final List<Person> people = new ArrayList<>();

    Place(Browser browser, Options options, Path folder, Map<String, String> settings) throws IOException {
        this.browser = browser;
        this.folder = folder;
        suffix = options.url() == null ? "" : "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        if (options.url() == null) {
            server = PackagedServer.start(options.home(), folder, settings);
            address = server.address();
        } else if (settings.isEmpty()) {
            server = null;
            address = options.url();
        } else {
            throw new IllegalStateException("This journey needs a server with " + settings
                    + ": run it without klatch.url.");
        }
    }

    /** Somebody at a desk, who has not come in yet. */
    public Person person(String name) {
        return person(name, Device.DESKTOP);
    }

    /** Somebody with that device, who has not come in yet. */
    public Person person(String name, Device device) {
        var person = new Person(this, name, device, browser.newContext(device.options()));
        people.add(person);
        return person;
    }

    public String address() {
        return address;
    }

    /** The server, to be killed. */
    public PackagedServer server() {
        if (server == null) {
            throw new IllegalStateException("This journey needs a server of its own: run it without klatch.url.");
        }
        return server;
    }

    /** Whether others may have been here before the test, and may have said the same. */
    boolean isOlder() {
        return server == null;
    }

    /** What makes a username one's own where others may have had the same idea. */
    String suffix() {
        return suffix;
    }

    /** Everything that the people of this test wrote. */
    Set<String> written() {
        return people.stream().flatMap(person -> person.wrote().stream()).collect(Collectors.toSet());
    }

    /** Ends everything; returns what was wrong although no assertion failed. */
    List<String> close(boolean failed) throws IOException {
        var wrong = new ArrayList<String>();
        for (var person : people) {
            person.complaints().forEach(one -> wrong.add(person.name() + "'s browser complains: " + one));
        }
        for (var person : people) {
            person.leave(failed || !wrong.isEmpty() ? folder : null);
        }
        if (server != null) {
            server.close();
            server.faults().forEach(one -> wrong.add("the server complains: " + one));
        }
        return wrong;
    }
}
