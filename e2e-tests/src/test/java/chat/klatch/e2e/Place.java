package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.codec.Frames;
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
    /** What the owner calls it. */
    public static final String NAME = "Home";
    private final Browsers.Driven browser;
    private final Path folder;
    private final @Nullable Served server;
    private final String address;
    private final String suffix;
    private final boolean film;
    private final List<Person> people = new ArrayList<>();

    /**
     * @param ownServer
     *            whether its server is a process of its own
     */
    Place(Browsers.Driven browser, Options options, Path folder, Map<String, String> settings, boolean ownServer)
            throws IOException {
        film = options.keep();
        this.browser = browser;
        this.folder = folder;
        suffix = options.url() == null ? "" : "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        if (options.url() == null) {
            server = ownServer
                    ? PackagedServer.start(options.home(), folder, settings)
                    : browser.serve(folder, settings);
            address = server.address();
        } else if (settings.isEmpty()) {
            server = null;
            address = options.url();
        } else {
            throw new IllegalStateException("This journey needs a server with " + settings
                    + ": run it without klatch.url.");
        }
    }

    /** The same server as a journey has it that is given its address. */
    Place visitedAgain(Path leavings) throws IOException {
        return new Place(browser, Options.fromSystem().at(address), leavings, Map.of(), false);
    }

    /** Somebody at a desk, who has not come in yet. */
    public Person person(String name) {
        return person(name, Device.DESKTOP);
    }

    /** Somebody with that device, who has not come in yet. */
    public Person person(String name, Device device) {
        return add(new Person(this, name, desk(device)));
    }

    /** Somebody at a desk, whose browser keeps what it knows when it is ended and started again. */
    public Person personWithProfile(String name) {
        var profile = folder.resolve(name + ".profile");
        return add(new Person(this, name, new Desk(Device.DESKTOP, film, () -> browser.choice().withProfile(profile),
                null)));
    }

    private Desk desk(Device device) {
        return film
                ? new Desk(device, true, () -> browser.fresh(device), null)
                : new Desk(device, false, () -> browser.asFresh(device), left -> browser.takesBack(device, left));
    }

    private Person add(Person person) {
        people.add(person);
        return person;
    }

    /** Somebody at a desk who has the first account, and so owns the place; they are in its first room. */
    public Person owner(String name) {
        return owner(name, Device.DESKTOP);
    }

    /** The same with that device. */
    public Person owner(String name, Device device) {
        if (server != null && !people.isEmpty()) {
            throw new IllegalStateException(name + " is not the first here");
        }
        return in(person(name, device));
    }

    /** Somebody at a desk who has an account, and is in the first room. */
    public Person member(String name) {
        return member(name, Device.DESKTOP);
    }

    /** The same with that device. */
    public Person member(String name, Device device) {
        return in(person(name, device));
    }

    /** Somebody who stands before the door comes in, with a new account; the first of a place owns it. */
    public Person in(Person person) {
        var wish = new NewAccount(person.username(), Person.PASSWORD, person.name(), null, NAME);
        person.comesIn("/api/accounts", Frames.write(wish));
        return person;
    }

    /** The same person at another desk as well, signed in and in the first room. */
    public Person elsewhere(Person person) {
        return elsewhere(person, Device.DESKTOP);
    }

    /** The same with that device. */
    public Person elsewhere(Person person, Device device) {
        var again = add(person.at(desk(device)));
        again.comesIn("/api/sessions", Frames.write(new Credentials(again.username(), Person.PASSWORD)));
        return again;
    }

    /**
     * All of them see these of the texts of this test in the room that they are in, in this order, each once; and so
     * does the server, where they all are in one.
     */
    public void everybodyReads(String... texts) {
        var all = List.of(texts);
        people.forEach(person -> person.readsExactly(all));
        var somebody = people.getLast();
        var stored = Bot.of(this, somebody).reads(somebody.room());
        assertEquals(all, isOlder() ? saidHere(stored) : stored);
    }

    /** A public room with these people in it; the first of them made it, and all of them know it. */
    public void room(String name, Person owner, Person... members) {
        Bot.of(this, owner).makes(name);
        for (var member : members) {
            Bot.of(this, member).joins(name);
        }
    }

    public String address() {
        return address;
    }

    /** The server, to be killed. */
    public PackagedServer server() {
        if (server instanceof PackagedServer own) {
            return own;
        }
        throw new IllegalStateException(server == null
                ? "This journey needs a server of its own: run it without klatch.url."
                : "Its class is not marked with @OwnServer.");
    }

    /** What of this the people of this test wrote: the newest, where others may have said the same before. */
    List<String> saidHere(List<String> texts) {
        var written = written();
        var found = texts.stream().filter(written::contains).toList();
        return isOlder() ? found.subList(Math.max(0, found.size() - written.size()), found.size()) : found;
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

    /**
     * Ends everything; returns what was wrong although no assertion failed.
     *
     * @param keep
     *            to leave a trace and pictures of everybody, as also where anything was wrong
     */
    List<String> close(boolean keep) throws IOException {
        var wrong = new ArrayList<String>();
        for (var person : people) {
            person.desk().unexpected().forEach(one -> wrong.add(person.name() + "'s browser complains: " + one));
        }
        for (var person : people) {
            if (keep || !wrong.isEmpty()) {
                person.desk().leave(folder, people.indexOf(person) + 1 + "-" + person.username());
            } else {
                person.desk().leave(address);
            }
        }
        if (server != null) {
            server.close();
            server.faults().forEach(one -> wrong.add("the server complains: " + one));
        }
        return wrong;
    }
}
