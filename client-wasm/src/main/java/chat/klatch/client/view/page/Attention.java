package chat.klatch.client.view.page;

/** Whether somebody who is connected looks at something; told whenever that may have changed. */
public final class Attention {
    private boolean attended = true;

    /**
     * @param up
     *            whether there is a connection
     * @return whether they just came back to it, or were connected again while they look
     */
    public boolean comesBack(boolean up) {
        boolean attends = up && Page.isWatched();
        boolean comes = attends && !attended;
        attended = attends;
        return comes;
    }
}
