package chat.klatch.server.oidc;

import static chat.klatch.server.oidc.TestProvider.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One account, several ways in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkingTest {
    private static final String PAGE = "/#settings/providers/";
    private static final String PROOF = Authenticator.proof("");
    private static final String ADA = claims("ada", "ada@corp.example");
    private TestProvider provider;
    private TestServer server;
    private Person owner;

    @BeforeAll
    void startProvider() {
        provider = TestProvider.start();
    }

    @AfterAll
    void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void start() {
        server = place();
        owner = server.signUp("owner");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A place with three providers, of which the last two are believed about addresses. */
    private TestServer place(String... more) {
        var all = Stream.of(Stream.of("KLATCH_OIDC", "corp,other,third", "KLATCH_OIDC_OTHER_LINK", "verified-email",
                "KLATCH_OIDC_THIRD_LINK", "verified-email"), Stream.of(provider.settings("other")),
                Stream.of(provider.settings("third")), Stream.of(more)).flatMap(part -> part).toArray(String[]::new);
        return provider.place(all);
    }

    private String links(Person person, String name, String subject, String claims) {
        var browser = new Traveller(server);
        var address = browser.posts(person, "/api/me/ways/" + name, PROOF).expect(201).json().get("address")
                .textValue();
        return browser.comesBack(TestProvider.signsIn(address, subject, claims));
    }

    private static List<String> ways(Person person) {
        var told = person.get("/api/me/ways").expect(200).json();
        var ways = new ArrayList<String>();
        told.get("linked").forEach(one -> ways.add(one.get("provider").textValue()));
        if (told.get("password").booleanValue()) {
            ways.add("password");
        }
        return ways;
    }

    @Test
    void whoIsSignedInLinksAProviderAndComesInByItFromThenOn() {
        assertEquals(List.of("password"), ways(owner));
        assertEquals(PAGE + "linked", links(owner, "corp", "subject-1", ADA));
        assertEquals(List.of("corp", "password"), ways(owner));
        assertEquals("ada@corp.example",
                owner.get("/api/me/ways").json().get("linked").get(0).get("email").textValue());
        assertEquals(owner.id(), new Traveller(server).comesIn("corp", "subject-1", ADA).id());
        owner.delete("/api/me/ways/corp").expect(204);
        owner.delete("/api/me/ways/corp").problem(404, "not_found");
        owner.delete("/api/me/ways/nobody").problem(404, "not_found");
        owner.post("/api/me/ways/nobody", "").problem(404, "not_found");
        assertNotEquals(owner.id(), new Traveller(server).comesIn("corp", "subject-1", ADA).id());
    }

    @Test
    void anIdentityIsOneAccountsAndAnAccountHasOneAtEachProvider() {
        var ada = new Traveller(server).comesIn("corp", "subject-1", ADA);
        assertEquals(PAGE + "taken", links(owner, "corp", "subject-1", ADA));
        assertEquals(PAGE + "taken", links(ada, "corp", "subject-2", ADA));
        assertEquals(PAGE + "linked", links(ada, "corp", "subject-1", ADA));
        assertEquals(List.of("corp"), ways(ada));
    }

    @Test
    void nobodyUnlinksTheirLastWayIn() {
        var ada = new Traveller(server).comesIn("corp", "subject-1", ADA);
        ada.delete("/api/me/ways/corp").problem(409, "conflict");
        assertEquals(PAGE + "linked", links(ada, "other", "another", ADA));
        ada.delete("/api/me/ways/corp").expect(204);
        ada.delete("/api/me/ways/other").problem(409, "conflict");
        assertEquals(List.of("other"), ways(ada));
    }

    @Test
    void aLinkBegunByWhoSignsOutMeanwhileLinksNothing() {
        var browser = new Traveller(server);
        var address = browser.posts(owner, "/api/me/ways/corp", PROOF).expect(201).json().get("address").textValue();
        var back = TestProvider.signsIn(address, "subject-1", ADA);
        owner.delete("/api/sessions/current").expect(204);
        assertEquals(PAGE + "expired", browser.comesBack(back));
        assertNotEquals(owner.id(), new Traveller(server).comesIn("corp", "subject-1", ADA).id());
    }

    @Test
    void aVerifiedAddressLinksOnlyWhereBothProvidersAreBelievedAboutIt() {
        var ada = new Traveller(server).comesIn("third", "subject-1", ADA);
        var sameThere = new Traveller(server).comesIn("other", "another", ADA);
        assertEquals(ada.id(), sameThere.id());
        assertEquals(List.of("other", "third"), ways(ada));
        var mallory = new Traveller(server).comesIn("corp", "mallory", claims("mallory", "chief@corp.example"));
        var chief = new Traveller(server).comesIn("other", "chief", claims("chief", "chief@corp.example"));
        assertNotEquals(mallory.id(), chief.id());
        var bob = new Traveller(server).comesIn("other", "bob", claims("bob", "bob@corp.example"));
        assertNotEquals(bob.id(), new Traveller(server).comesIn("corp", "bob", claims("bob", "bob@corp.example")).id());
    }

    @Test
    void anAddressThatWasGivenToSomebodyElseLinksNothing() {
        var ada = new Traveller(server).comesIn("other", "ada", ADA);
        var successor = new Traveller(server).comesIn("other", "successor", ADA);
        assertNotEquals(ada.id(), successor.id());
    }

    @Test
    void anAddressThatIsNotVerifiedLinksNothing() {
        var ada = new Traveller(server).comesIn("third", "subject-1", ADA);
        var eve = new Traveller(server).comesIn("other", "eve", ADA.replace("true", "false"));
        assertNotEquals(ada.id(), eve.id());
    }

    @Test
    void linkingAndUnlinkingAreInTheAuditLog() throws SQLException {
        assertEquals(PAGE + "linked", links(owner, "corp", "subject-1", ADA));
        owner.delete("/api/me/ways/corp").expect(204);
        var said = new ArrayList<String>();
        try (var outside = server.outside();
                var statement = outside.createStatement();
                var rows = statement.executeQuery(
                        "select actor_name, deed, subject_name, value from audit where deed like 'account%' order by number")) {
            while (rows.next()) {
                said.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        assertEquals(List.of("owner account_linked owner corp", "owner account_unlinked owner corp"), said);
    }

    @Test
    void whoIsVouchedForIsAskedForNoCodeAndHasNoneWithoutAPassword() {
        assertEquals(PAGE + "linked", links(owner, "corp", "subject-1", ADA));
        Authenticator.of(owner);
        assertEquals(owner.id(), new Traveller(server).comesIn("corp", "subject-1", ADA).id());
        new Traveller(server).comesIn("other", "bob", claims("bob", "bob@corp.example"))
                .post("/api/me/second-factor", "").problem(409, "conflict");
    }

    private void refused(Person person, String proof, String field) {
        var browser = new Traveller(server);
        var refused = browser.posts(person, "/api/me/ways/corp", proof);
        assertEquals(field, refused.problem(403, "forbidden").path("field").asText());
        assertEquals("", refused.header("Set-Cookie"));
    }

    @Test
    void whoHasAPasswordLinksAProviderOnlyByIt() {
        refused(owner, "", "password");
        refused(owner, Json.object("password", "not her password", "code", ""), "password");
        assertEquals(PAGE + "linked", links(owner, "corp", "subject-1", ADA));
    }

    @Test
    void whoHasNoneLinksAProviderOnlyWithinTenMinutesOfComingIn() {
        var ada = new Traveller(server).comesIn("other", "another", ADA);
        server.clock().passSeconds(601);
        refused(ada, "", "");
        refused(ada, PROOF, "");
        ada = new Traveller(server).comesIn("other", "another", ADA);
        server.clock().passSeconds(600);
        assertEquals(PAGE + "linked", links(ada, "corp", "subject-1", ADA));
    }

    @Test
    void whoseAccountAsksForACodeLinksAProviderOnlyWithIt() {
        var app = Authenticator.of(owner);
        for (String proof : List.of("", PROOF, Authenticator.proof(app.wrong()))) {
            refused(owner, proof, "code");
        }
        var browser = new Traveller(server);
        var begun = browser.posts(owner, "/api/me/ways/corp", Authenticator.proof(app.code())).expect(201).json();
        assertEquals(PAGE + "linked", browser.comesBack(TestProvider.signsIn(begun.get("address").textValue(),
                "subject-1", ADA)));
        assertEquals(List.of("corp", "password"), ways(owner));
    }
}
