package dev.plinth.softdelete;

import org.hibernate.loader.ast.spi.CascadingFetchProfile;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;

/**
 * Hides deleted rows from {@code find}, whatever it found them in. References resolve by
 * other load types and are left alone, and so is the look-up of a merge, which has to
 * know that the row exists.
 */
final class SoftDeleteLoadEventListener implements LoadEventListener {

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		boolean merge = event.getSession()
			.getLoadQueryInfluencers()
			.getEnabledCascadingFetchProfile() == CascadingFetchProfile.MERGE;
		if (loadType == LoadEventListener.GET && !merge
				&& !LoadedRows.isVisible(event.getResult(), event.getSession())) {
			event.setResult(null);
		}
	}

}
