import { Navigate } from 'react-router';
import { homeOf, useSession } from '../shared/session';

/** `/` leads each role to what it must do. */
export const Home = () => <Navigate to={homeOf(useSession().account.roles)} replace />;
