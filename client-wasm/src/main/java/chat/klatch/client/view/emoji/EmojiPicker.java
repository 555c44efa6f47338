package chat.klatch.client.view.emoji;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.dialog.Dialog;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses an emoji: by searching, among those used lately, or in its group. One grid, eight wide, moved through with
 * arrows.
 */
public final class EmojiPicker {
    private static final int WIDE = 8;
    private static final int FOUND = 96;
    private final EmojiBook book = new EmojiBook();
    private final EmojiUse use;
    private final EmojiFile file;
    private @Nullable Open open;

    /**
     * @param came
     *            hears that names of emoji are known
     */
    public EmojiPicker(EmojiUse use, Runnable came) {
        this.use = use;
        file = new EmojiFile(book, () -> {
            came.run();
            if (open != null) {
                open.list();
            }
        });
    }

    public EmojiBook book() {
        return book;
    }

    public EmojiUse use() {
        return use;
    }

    /** Somebody has come in. */
    public void begin(UserId user) {
        use.open(user);
        prepare();
    }

    /** They have left. */
    public void end() {
        use.leave();
    }

    /** Somebody will want to know emoji by their names. */
    public void prepare() {
        file.want();
    }

    /** Opens it beside {@code opener}; {@code chosen} hears of one emoji, or of none. */
    public void open(Element opener, Consumer<String> chosen) {
        file.want();
        open = new Open(opener, chosen);
    }

    /** A choice under way. */
    private final class Open {
        private final Dialog dialog = new Dialog("emoji-picker");
        private final Element search = dialog.in("input");
        private final Element grid = dialog.in("[role=grid]");
        private final Element groups = dialog.in("[data-groups]");
        private final Consumer<String> chosen;
        private int group;
        private int active;

        Open(Element opener, Consumer<String> chosen) {
            this.chosen = chosen;
            search.addEventListener("input", _ -> list());
            search.addEventListener("keydown", this::searching);
            grid.addEventListener("keydown", this::moving);
            grid.addEventListener("click", event -> choose(event.getTarget()));
            grid.addEventListener("mouseover", event -> tell(event.getTarget()));
            grid.addEventListener("focusin", event -> tell(event.getTarget()));
            groups.addEventListener("click", event -> turn(event.getTarget()));
            list();
            opener.getClassList().toggle("is-anchor", true);
            dialog.onClosed(() -> {
                opener.getClassList().toggle("is-anchor", false);
                open = null;
            }).open(search);
        }

        void list() {
            var wish = search.getValue().strip();
            grid.replaceChildren();
            groups.setHidden(!wish.isEmpty() || book.groups().isEmpty());
            if (!wish.isEmpty()) {
                var found = book.find(wish, FOUND);
                draw(found.isEmpty() ? TalkTexts.noEmoji(wish) : TalkTexts.EMOJI_FOUND, found);
            } else {
                section(TalkTexts.EMOJI_LATELY, use.lately());
                section(TalkTexts.EMOJI_AT_HAND, use.others());
                if (!book.groups().isEmpty()) {
                    drawGroups();
                    var shown = book.groups().get(group);
                    draw(shown.title(), shown.entries());
                }
            }
            active = 0;
            rove(0, false);
            tell(grid.querySelector("[data-emoji]"));
        }

        private EmojiBook.Entry entry(String emoji) {
            var known = book.entryOf(emoji);
            return known == null ? new EmojiBook.Entry(emoji, emoji, List.of(), "") : known;
        }

        private void drawGroups() {
            if (groups.querySelector("button") == null) {
                for (int i = 0; i < book.groups().size(); i++) {
                    var one = Page.copy("emoji-group");
                    one.setAttribute("data-group", Integer.toString(i));
                    one.setAttribute("aria-label", book.groups().get(i).title());
                    one.setTextContent(book.groups().get(i).entries().getFirst().emoji());
                    groups.append(one);
                }
            }
            var buttons = groups.querySelectorAll("button");
            for (int i = 0; i < buttons.getLength(); i++) {
                buttons.get(i).setAttribute("aria-pressed", Boolean.toString(i == group));
            }
        }

        private void turn(@Nullable Element target) {
            var button = target == null ? null : target.closest("[data-group]");
            if (button != null) {
                group = Integer.parseInt(String.valueOf(button.getAttribute("data-group")));
                list();
            }
        }

        /** None where there is nothing in it. */
        private void section(String title, List<String> emoji) {
            if (!emoji.isEmpty()) {
                draw(title, emoji.stream().map(this::entry).toList());
            }
        }

        private void draw(String title, List<EmojiBook.Entry> entries) {
            var label = Page.make("div", "lab");
            label.setTextContent(title);
            label.setAttribute("role", "presentation");
            grid.append(label);
            for (int from = 0; from < entries.size(); from += WIDE) {
                var row = Page.make("div", "grid");
                row.setAttribute("role", "row");
                for (EmojiBook.Entry entry : entries.subList(from, Math.min(entries.size(), from + WIDE))) {
                    var cell = Page.copy("emoji-cell");
                    cell.setAttribute("data-emoji", entry.emoji());
                    cell.setAttribute("aria-label", entry.name());
                    cell.setTextContent(entry.emoji());
                    row.append(cell);
                }
                grid.append(row);
            }
        }

        private void searching(Event event) {
            if (event.getKey().equals("ArrowDown")) {
                event.preventDefault();
                rove(0, true);
            } else if (event.getKey().equals("Enter") && !event.isComposing()) {
                event.preventDefault();
                choose(grid.querySelector("[data-emoji]"));
            }
        }

        private void moving(Event event) {
            int to = switch (event.getKey()) {
                case "ArrowRight" -> active + 1;
                case "ArrowLeft" -> active - 1;
                case "ArrowDown" -> active + WIDE;
                case "ArrowUp" -> active - WIDE;
                case "Home" -> 0;
                case "End" -> Integer.MAX_VALUE;
                default -> Integer.MIN_VALUE;
            };
            if (to == Integer.MIN_VALUE) {
                return;
            }
            event.preventDefault();
            if (to < 0) {
                search.focus();
            } else {
                rove(to, true);
            }
        }

        private void rove(int to, boolean focus) {
            var cells = grid.querySelectorAll("[data-emoji]");
            if (cells.getLength() == 0) {
                return;
            }
            if (active < cells.getLength()) {
                cells.get(active).setTabIndex(-1);
            }
            active = Math.min(to, cells.getLength() - 1);
            cells.get(active).setTabIndex(0);
            if (focus) {
                cells.get(active).focus();
            }
        }

        private void tell(@Nullable Element target) {
            var cell = target == null ? null : target.closest("[data-emoji]");
            var emoji = cell == null ? null : cell.getAttribute("data-emoji");
            var known = emoji == null ? null : book.entryOf(emoji);
            Page.text(dialog.in(".tip .emo"), emoji == null ? "" : emoji);
            Page.text(dialog.in(".tip b"), known == null ? "" : known.name());
            Page.text(dialog.in(".tip code"), known == null ? "" : ":" + known.shorts().getFirst() + ":");
        }

        private void choose(@Nullable Element target) {
            var cell = target == null ? null : target.closest("[data-emoji]");
            var emoji = cell == null ? null : cell.getAttribute("data-emoji");
            if (emoji != null) {
                use.used(emoji);
                dialog.close();
                chosen.accept(emoji);
            }
        }
    }
}
