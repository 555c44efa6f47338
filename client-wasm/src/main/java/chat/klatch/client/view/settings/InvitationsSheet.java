package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.dialog.LinkDialog;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Copying;
import chat.klatch.client.view.page.Links;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.Invite;
import chat.klatch.protocol.call.NewInvite;
import java.util.List;

/** Links to sign up by: made, copied, revoked. */
final class InvitationsSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-invitations");
    private final Form form = new Form(root, PlaceTexts.MAKING_LINK, _ -> make());
    private final Times times = new Times();
    private final Paged<Invite> invites;

    InvitationsSheet(Settings.Desk desk) {
        this.desk = desk;
        invites = new Paged<>(desk.clock(), root, this::row);
        invites.show((after, then, refused) -> desk.client().api().invites().list(after,
                page -> then.accept(new Paged.Part<>(page.invites(), page.next())), refused),
                PlaceTexts.NO_INVITATIONS);
    }

    @Override
    public Element root() {
        return root;
    }

    private void make() {
        var wish = form.checked(() -> new NewInvite(Integer.parseInt(form.value("days")),
                Integer.parseInt(form.value("uses")), List.of()));
        if (wish != null) {
            form.begin();
            desk.client().api().invites().make(wish, invite -> {
                form.idle();
                invites.again();
                LinkDialog.open(PlaceTexts.INVITATION_LINK, about(invite), link(invite), desk.toasts());
            }, form::refuse);
        }
    }

    private static String link(Invite invite) {
        return Links.whole(Route.invitation(invite.token()));
    }

    private String about(Invite invite) {
        return PlaceTexts.until(times.moment(invite.expiresAt(), desk.clock().now())) + " · "
                + PlaceTexts.invitation(invite.used(), invite.uses());
    }

    private Element row(Invite invite) {
        var row = Page.copy("invitation");
        Page.in(row, "b").setTextContent(PlaceTexts.until(times.moment(invite.expiresAt(), desk.clock().now())));
        Page.in(row, ".nfo span").setTextContent(PlaceTexts.invitation(invite.used(), invite.uses()));
        Page.in(row, "[data-do=copy]").addEventListener("click", _ -> Copying.copy(link(invite), copied -> {
            if (copied) {
                desk.toasts().done(PlaceTexts.COPIED);
            } else {
                LinkDialog.open(PlaceTexts.INVITATION_LINK, about(invite), link(invite), desk.toasts());
            }
        }));
        Page.in(row, "[data-do=revoke]").addEventListener("click", _ -> Confirm.ask(
                new Confirm.Question(PlaceTexts.revokeTitle(), PlaceTexts.revokeText(), PlaceTexts.KEEP_IT,
                        PlaceTexts.REVOKE),
                () -> desk.client().api().invites().remove(invite.id(), invites::again, desk.toasts()::failed)));
        return row;
    }
}
