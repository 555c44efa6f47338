package chat.klatch.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void aRoomSaysWhatItIsInAFixedOrder() {
        assertEquals("Foyer", Labels.room("Foyer", Labels.RoomMarks.NONE));
        assertEquals("Ops watch, 2 mentions, 9 unread",
                Labels.room("Ops watch", new Labels.RoomMarks(false, false, false, 2, 9)));
        assertEquals("Hiring, private room, muted, draft, 1 mentions, 3 unread",
                Labels.room("Hiring", new Labels.RoomMarks(true, true, true, 1, 3)));
    }

    @Test
    void aConversationSaysWhetherADraftWaitsThere() {
        assertEquals("Bob, online, On a train, 2 unread, draft",
                Labels.withDraft(Labels.people("Bob", "online", "On a train", 2)));
        assertEquals("Bob, muted, draft", Labels.withDraft(Labels.mutedPeople("Bob", "", "")));
    }

    @Test
    void nobodyCountsBeyondNineHundredNinetyNine() {
        assertEquals("999", Labels.count(999));
        assertEquals("999+", Labels.count(1_000));
        assertEquals("Back to rooms, 999+ unread", Labels.backToRooms(4_000));
        assertEquals("Back to rooms", Labels.backToRooms(0));
    }

    @Test
    void aMessageSaysWhoAndWhenAndWhatIsSpecial() {
        assertEquals("Ada, 10:58", Labels.message("Ada", "10:58"));
        assertEquals("Ada, 10:58, edited, mentions you", Labels.message("Ada", "10:58", true, true));
        assertEquals("Deleted message, 16:31", Labels.deletedMessage("16:31"));
    }

    @Test
    void oneNewMessageIsOne() {
        assertEquals("1 new message", Labels.newMessages(1));
        assertEquals("3 new messages", Labels.newMessages(3));
    }

    @Test
    void eachNamesSomethingThatThePageOrTheProgramShows() throws IOException {
        var constant = Pattern.compile("String ([A-Z_]+) = \"(.+)\";");
        var shown = new StringBuilder(Files.readString(Path.of("src/main/web/index.html")));
        try (var files = Files.walk(Path.of("src/main/java/chat/klatch/client"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                shown.append(file.endsWith("Labels.java") ? constant.matcher(text).replaceAll("") : text);
            }
        }
        var all = constant.matcher(Files.readString(Path.of("src/main/java/chat/klatch/client/view/Labels.java")))
                .results().toList();
        assertFalse(all.isEmpty());
        for (var one : all) {
            assertTrue(Pattern.compile("\\b" + one.group(1) + "\\b").matcher(shown).find()
                    || shown.indexOf(">" + one.group(2) + "<") >= 0
                    || shown.indexOf("\"" + one.group(2) + "\"") >= 0, one.group());
        }
    }
}
